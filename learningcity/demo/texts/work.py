"""Invented activities: work and income (อาชีพและรายได้)."""

from learningcity.demo.texts.shapes import ActivityText, read_texts

_TEXTS = """
price-with-profit
home: ratchanadda-library
type: self_development
title: บัญชีร้านเล็ก รู้ต้นทุน ตั้งราคา // Small-shop accounts: know your costs, set your price
summary: คิดต้นทุนต่อจานต่อชิ้นให้ครบ ตั้งราคาให้มีกำไร โดยไม่ต้องเก่งเลข // Count the cost of each dish or piece and
    set a price that leaves a profit, no maths talent needed.
about: เริ่มจากของที่คุณขายจริงหนึ่งอย่าง นับทุกบาทที่ลงไป ทั้งแก๊ส ถุง และค่าแรงตัวเอง แล้วเทียบกับราคาที่ขายอยู่วันนี้
    หลายร้านพบว่าขายดีแต่ขาดทุน เราช่วยกันหาทางปรับทีละอย่าง ครั้งที่สองนำผลหนึ่งสัปดาห์กลับมาดูด้วยกัน // We take one thing
    you really sell and count every baht in it, gas, bags and your own hours included. A week later you
    bring the figures back and we adjust together.
bring: ใบเสร็จหรือสมุดจดของร้าน // Receipts or your shop notebook
outcome: ตารางต้นทุนของร้านและราคาใหม่ที่ตั้งใจ // A cost sheet for your shop and a price you chose on purpose
at: wed 18:00 | 120 | library community vocational university
who: 18- entrepreneur informal_worker low_income
meetings: 2
held: low_income 4 entrepreneur 4
work: yes

first-stall
type: self_development
title: อยากขายของ เริ่มตรงไหนดี // Thinking of selling? Where to begin
summary: คุยกับแม่ค้าพ่อค้าตัวจริง เรื่องทุนก้อนแรก ทำเล ใบอนุญาต และวันที่ขายไม่ออก // Talk with real vendors about
    first capital, a spot, permits and the days nothing sells.
about: ห้องเรียนนี้ไม่มีสไลด์ มีแต่คนขายของสามคนที่เริ่มจากเงินไม่ถึงห้าพันบาท เล่าว่าเริ่มอย่างไรและพลาดอะไร
    จากนั้นแต่ละคนเขียนแผนหนึ่งหน้าของตัวเอง เจ้าหน้าที่เขตอยู่ด้วยเพื่อตอบเรื่องพื้นที่ขายและใบอนุญาต // No slides, only three
    vendors who began with less than five thousand baht. Everyone writes a one-page plan, and a district
    officer answers about space and permits.
outcome: แผนเริ่มขายหนึ่งหน้า // A one-page plan to begin
at: sat 13:00 | 150 | office community market library university
who: 18- entrepreneur low_income newcomer
seats: 30
held: low_income 8
work: yes

thai-massage-30
home: wat-pho-medical-school
type: qualification
title: นวดไทยพื้นฐาน 30 ชั่วโมง // Thai massage basics, 30 hours
summary: ท่านวดพื้นฐานเพื่อผ่อนคลาย ข้อห้าม และมารยาท ฝึกกับครูตัวต่อตัว เก็บชั่วโมงต่อยอดได้ // Basic relaxing massage,
    what never to do and good manners, practised hand to hand; hours count towards more.
about: เรียนจากตำราที่จารึกไว้บนกำแพงวัด แล้วลงมือฝึกจริงทุกครั้ง ครูหนึ่งคนดูแลผู้เรียนหกคน
    คนที่เคยนวดอยู่แล้วมาเก็บชั่วโมงเพื่อขอประกาศนียบัตรได้ มีงานให้ลองทำที่ศูนย์นวดของชุมชนหลังเรียนจบ // From the old texts
    to real practice each time, one teacher to six learners. People who already work in massage can come
    for the hours and the certificate.
bring: เสื้อผ้าหลวมสบาย ผ้าขาวม้าหนึ่งผืน // Loose clothes and a cotton wrap
outcome: ประกาศนียบัตรนวดไทยพื้นฐาน 30 ชั่วโมง // Certificate in basic Thai massage, 30 hours
at: mon 09:00 | 180 | vocational temple
who: 18- informal_worker low_income
price: 300
meetings: 5
seats: 18
held: low_income 6
work: yes

barista-start
type: self_development
title: ชงกาแฟเริ่มต้น สำหรับคนหางาน // Coffee making for job seekers
summary: รู้จักเมล็ด ชงให้ได้รสเดิมทุกแก้ว และฝึกรับลูกค้าหน้าเคาน์เตอร์จริง // Know the beans, pour the same taste every
    time and practise at a real counter.
about: วันแรกชิมและชงจนจำมือได้ วันที่สองฝึกหน้าร้านจริงช่วงลูกค้าน้อย มีพี่เลี้ยงยืนข้าง ๆ ร้านในย่านสามร้านรับคนที่ผ่านไปทดลองงาน
    ใครเคยออกจากโรงเรียนกลางคันก็สมัครได้ ไม่ดูวุฒิ // Day one is tasting and pouring, day two a real counter
    with a mentor beside you. Three local cafes take people on trial afterwards; no school papers asked.
outcome: ใบผ่านงานพื้นฐานและนัดทดลองงาน // A basic work pass and a trial shift
at: sun 10:00 | 180 | community university workshop
who: 16-35 youth out_of_school
price: 100
meetings: 2
seats: 12
held: out_of_school 4
work: yes

home-repair
type: self_development
title: ช่างประจำบ้าน ซ่อมไฟ ซ่อมน้ำ // Home repairs: lights and taps
summary: เปลี่ยนก๊อก ต่อปลั๊กให้ถูก และรู้ว่างานไหนต้องเรียกช่าง // Change a tap, wire a plug properly and know when
    to call a tradesperson.
about: ลงมือบนแผงฝึกที่ตัดไฟได้ทันที เรียนรู้เครื่องมือห้าชิ้นที่ควรมีติดบ้าน ครูเป็นช่างในชุมชนที่ทำงานมาเกินยี่สิบปี
    หลายคนเรียนจบแล้วรับซ่อมให้เพื่อนบ้านเป็นรายได้เสริม // Hands on a safe training board with the five tools
    every home needs. The teacher has repaired the quarter's houses for twenty years; some learners earn
    from it afterwards.
at: sat 09:00 | 180 | vocational school community
who: 15- informal_worker
price: 60
meetings: 2
seats: 14
held: low_income 4
outcome: รับงานซ่อมง่าย ๆ ในบ้านได้เอง // Do simple repairs by yourself
work: yes

sewing-repair
type: self_development
title: เย็บซ่อมเสื้อผ้า รับงานในย่าน // Mending and altering clothes for your neighbours
summary: เปลี่ยนซิป ตัดขา สอยชาย งานเล็กที่คนทั้งย่านต้องการ // Zips, hems and darts: small work the whole quarter
    needs.
about: ใช้จักรของศูนย์ได้คนละหลัง ฝึกจากเสื้อผ้าจริงที่ผู้เรียนนำมา ครูสอนวิธีคิดราคาและนัดรับของให้ลูกค้าไว้ใจ
    ครั้งสุดท้ายเปิดโต๊ะรับซ่อมหน้าศูนย์หนึ่งบ่าย ได้เงินจริงแบ่งกัน // A machine for each learner and real clothes from
    home. On the last afternoon the class opens a mending table and shares what it earns.
bring: เสื้อผ้าที่อยากซ่อมสองชิ้น // Two garments that need mending
at: tue 13:00 | 180 | community vocational workshop
who: 15- low_income carer older
meetings: 3
seats: 12
held: low_income 4
outcome: เปิดโต๊ะรับซ่อมได้ // Ready to take in mending
work: yes

job-letter
type: self_development
title: เขียนใบสมัครงานและซ้อมสัมภาษณ์ // Job letters and interview practice
summary: เขียนประวัติหนึ่งหน้าให้ตรงกับงาน แล้วซ้อมตอบคำถามกับคนจ้างงานจริง // A one-page CV that fits the job, then
    practice with people who really hire.
about: นำประกาศงานที่สนใจมาด้วยหนึ่งใบ เราช่วยกันอ่านว่าเขาต้องการอะไร แล้วเล่าเรื่องของเราให้ตรง
    นายจ้างในย่านสลับกันมานั่งเป็นผู้สัมภาษณ์ บอกตรง ๆ ว่าประทับใจอะไรและควรแก้อะไร คนเว้นงานไปนานหรือไม่มีวุฒิก็มาได้ //
    Bring one advert. Local employers take turns as interviewers and say plainly what works. People long
    out of work or without papers are welcome.
at: thu 17:00 | 120 | library university office
who: 16-60 youth newcomer out_of_school
seats: 16
held: out_of_school 3
outcome: ประวัติหนึ่งหน้าพร้อมใช้ // A one-page CV ready to send
work: yes

silver-work
type: self_development
title: วัยเก๋าทำงานต่อ งานเบา รายได้เสริม // Older hands, light work, extra income
summary: งานที่ทำที่บ้านหรือใกล้บ้านได้ เช่น ห่อของ เฝ้าร้าน สอนงาน และสิทธิที่ควรรู้ // Work at or near home, such as
    packing, minding shops or teaching, and the rights that go with it.
about: มีคนจากร้านและสำนักงานในย่านมาเล่างานที่อยากได้คนวัยเก๋า ทำครึ่งวันก็ได้ เราดูด้วยกันว่างานไหนเหมาะกับแรงและเวลา
    แล้วจับคู่ให้ลองก่อนหนึ่งสัปดาห์ มีเจ้าหน้าที่อธิบายเรื่องเบี้ยและสิทธิผู้สูงอายุไม่ให้เสีย // Local shops say which half-day
    jobs suit older people; we match each person for a trial week and explain how allowances stay safe.
at: tue 10:00 | 120 | community office library
who: 58- older low_income
seats: 24
held: low_income 6
work: yes

street-food-safety
type: qualification
title: อบรมผู้สัมผัสอาหาร 3 ชั่วโมง // Food handler training, three hours
summary: สุขาภิบาลอาหารสำหรับร้านและรถเข็น สอบแล้วใช้ประกอบขอใบอนุญาตได้ // Food hygiene for shops and carts,
    with a test that counts towards a permit.
about: เรื่องที่ต้องรู้มีไม่มากแต่พลาดไม่ได้ เช่น มือ เขียง น้ำแข็ง และการเก็บของค้างคืน เราสอนด้วยของจริงจากแผงของผู้เรียนเอง
    สอบยี่สิบข้อท้ายชั่วโมง สอบซ้ำได้ มีข้อสอบอ่านให้ฟังสำหรับคนอ่านหนังสือไม่ถนัด // Few rules, none to be missed: hands,
    boards, ice, leftovers. Twenty questions at the end, read aloud for those who prefer it, and
    repeatable.
outcome: ใบผ่านการอบรมผู้สัมผัสอาหาร (ตัวอย่าง) // Food handler pass (sample)
at: wed 13:00 | 180 | health office vocational school
who: 18- entrepreneur informal_worker
seats: 40
work: yes

group-savings
type: lifelong
title: ออมด้วยกัน ไม่เป็นหนี้นอกระบบ // Saving together, out of loan sharks' reach
summary: ตั้งกลุ่มออมเล็ก ๆ ในตรอก จดบัญชีให้โปร่งใส และรู้ทางออกเมื่อเป็นหนี้ // Start a small savings circle, keep
    open books and know the way out of debt.
about: กลุ่มออมที่อยู่มาสิบห้าปีจะเปิดสมุดให้ดูว่าเก็บเงินและให้กู้กันอย่างไร เราคิดดอกเบี้ยนอกระบบออกมาเป็นเงินจริงให้เห็น
    แล้วเขียนแผนปลดหนี้ของแต่ละคนแบบไม่ต้องบอกใคร ใครอยากตั้งกลุ่มใหม่มีพี่เลี้ยงตามไปช่วยสามเดือน // A fifteen-year-old
    circle opens its books. We turn street interest into real baht and each writes a private plan; new
    circles get three months of help.
at: sat 17:00 | 120 | community temple mosque
who: 18- low_income informal_worker
seats: 25

small-enterprise-plan
type: self_development
title: จากกลุ่มแม่บ้านสู่วิสาหกิจชุมชน // From neighbours' group to community enterprise
summary: จดทะเบียน แบ่งหน้าที่ แบ่งเงิน และหาตลาดแรก โดยไม่ทะเลาะกัน // Register, share work and money, and find
    a first market without falling out.
about: เหมาะกับกลุ่มที่ทำของขายกันอยู่แล้วและอยากเป็นเรื่องเป็นราว มาอย่างน้อยกลุ่มละสองคน เราร่างข้อตกลงหนึ่งหน้า คิดราคากลาง
    และซ้อมคุยกับผู้ซื้อ จบแล้วมีพี่เลี้ยงจากมหาวิทยาลัยช่วยจดทะเบียนถึงที่ // For groups already selling together; come at
    least in twos. You leave with a one-page agreement, a price list and a mentor who helps you
    register.
at: fri 13:00 | 180 | university office workshop
who: 20- entrepreneur
meetings: 3
seats: 20
outcome: ข้อตกลงกลุ่มและแบบจดทะเบียนที่กรอกแล้ว // A group agreement and filled forms
work: yes
"""

WORK: tuple[ActivityText, ...] = read_texts("work", _TEXTS)
