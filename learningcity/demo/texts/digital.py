"""Invented activities: digital (ดิจิทัล)."""

from learningcity.demo.texts.shapes import ActivityText, read_texts

_TEXTS = """
safe-phone
home: bangkok-city-library
type: self_development
title: ใช้มือถือให้ปลอดภัย รู้ทันมิจฉาชีพ // Safe on your phone, wise to scams
summary: สองชั่วโมง ลงมือทำบนเครื่องของตัวเอง ตั้งรหัส ดูข้อความหลอก ปิดสายแปลก และรู้ว่าต้องโทรหาใคร // Two hours on
    your own phone: set a lock, spot a fake message and know whom to call.
about: เริ่มจากข้อความจริงที่คนในย่านได้รับเดือนนี้ แล้วช่วยกันดูว่าตรงไหนผิดปกติ จากนั้นตั้งรหัสล็อกหน้าจอ ปิดการติดตั้งแอปนอกร้าน
    และตั้งวงเงินโอนของตัวเองทีละเครื่อง ผู้ช่วยหนึ่งคนดูแลห้าคน ถามซ้ำได้ไม่ต้องเกรงใจ
    ก่อนกลับได้การ์ดแผ่นเดียวบอกขั้นตอนเมื่อถูกหลอก ติดไว้ข้างโทรศัพท์ได้เลย // We read real messages neighbours received
    this month and find what is wrong with them. Then each phone gets a lock, a transfer limit and safer
    settings, with one assistant for five people.
bring: มือถือและสายชาร์จ // Your phone and its charger
outcome: ตรารับรอง “ปลอดภัยบนมือถือ ขั้นต้น” // Badge: Safe on your phone, first step
at: thu 13:30 | 120 | library community temple mosque
who: 50- older
services: large_print loan
held: older 4 disabled 2

doctor-app
home: ratchanadda-library
type: self_development
title: นัดหมอและรับยาผ่านมือถือ // Book a doctor and refill medicine by phone
summary: ลองจองคิว ดูวันนัด และเก็บรายการยาไว้ในมือถือ ไม่ต้องไปรอตั้งแต่เช้ามืด // Try booking a queue, checking
    appointments and keeping your medicine list on your phone.
about: หลายคนเสียเวลาครึ่งวันเพราะไม่รู้ว่าจองคิวล่วงหน้าได้ เราจะลองจองจริงด้วยกันทีละขั้น ถ่ายรูปฉลากยาเก็บเป็นรายการ
    และตั้งเตือนให้กินยาตรงเวลา ใครไม่มีแอปมีเครื่องให้ยืมลองก่อน พาลูกหลานหรือเพื่อนบ้านที่คอยช่วยมาด้วยได้ // We book a real
    appointment step by step, photograph medicine labels into a list and set reminders. Phones can be
    borrowed; bring whoever usually helps you.
bring: มือถือ ฉลากยาที่กินอยู่ // Your phone and the labels of your medicine
outcome: จองคิวและตั้งเตือนกินยาได้เอง // You can book and set reminders yourself
at: sat 09:30 | 120 | library health community
who: 40- older carer
seats: 12
services: loan companion
held: older 4

video-call
home: ban-tuek-din-mosque
type: lifelong
title: คุยกับลูกหลานด้วยวิดีโอคอล // Video calls with children and grandchildren
summary: โทรเห็นหน้า ส่งรูป ส่งเสียง และตั้งกลุ่มครอบครัว เรียนสบาย ๆ มีคนช่วยข้าง ๆ // Call face to face, send
    pictures and voice, make a family group; help sits beside you.
about: เหมาะกับคนที่มีมือถือแต่ยังไม่กล้ากด เราจะเริ่มจากเปิดเสียง ปรับตัวหนังสือให้ใหญ่ แล้วโทรหากันในห้อง
    จากนั้นโทรหาลูกหลานจริงก่อนเลิกเรียน ใครกดพลาดไม่เป็นไร ผู้สอนทำให้ดูซ้ำได้เสมอ // For those who own a phone but
    fear pressing things: bigger letters first, calls inside the room next, and a real call home before
    we finish.
bring: มือถือที่ใช้อยู่ // The phone you use
at: wed 10:00 | 90 | community mosque temple library
who: 55- older
seats: 10
services: large_print loan

first-shop-online
home: thepthidaram-pavilion
type: self_development
title: ขายของออนไลน์ ร้านแรกของฉัน // Selling online: my first shop
summary: เปิดร้าน ลงสินค้า ตอบลูกค้า และส่งของชิ้นแรกให้ถึงมือ ภายในสามเย็น // Open a shop, list goods, answer
    customers and ship a first parcel in three evenings.
about: เย็นแรกเลือกของสามอย่างที่จะขายและเปิดร้าน เย็นที่สองเขียนคำขายและตอบลูกค้าให้ได้ใจ เย็นสุดท้ายแพ็กของ คิดค่าส่ง
    และทดลองส่งจริง ผู้สอนเป็นแม่ค้าในย่านที่ขายมาแล้วห้าปี จบแล้วมีกลุ่มไลน์คอยถามกันต่อ // Three evenings: choose goods
    and open the shop, write and answer, pack and ship. Taught by a local seller of five years; a chat
    group goes on afterwards.
bring: สินค้าตัวอย่างหนึ่งอย่าง และมือถือ // One thing you want to sell, and a phone
outcome: ร้านออนไลน์ที่เปิดขายได้จริง // A shop that is open for business
at: tue 18:00 | 120 | community library vocational
who: 18- entrepreneur informal_worker low_income
meetings: 3
held: low_income 4 informal_worker 3
work: yes

product-photo
home: sala-chalermkrung
type: self_development
title: ถ่ายรูปสินค้าด้วยมือถือให้น่าซื้อ // Product photos with a phone
summary: แสงหน้าต่าง ฉากกระดาษ และมุมกล้องที่ทำให้ของธรรมดาดูน่าหยิบ // Window light, paper backdrops and angles
    that make ordinary goods look good.
about: นำสินค้าของตัวเองมาถ่ายจริงคนละสามรูป ผู้สอนพาจัดแสงด้วยกระดาษขาวและโฟมไม่กี่สิบบาท แล้วแต่งรูปด้วยแอปฟรีให้พอดี
    ไม่หลอกตา ปิดท้ายด้วยการเขียนคำใต้รูปสองบรรทัดที่คนอ่านแล้วอยากถามต่อ // Bring your goods and take three real
    pictures. Light comes from paper and foam board; editing is free and honest; two lines of caption
    finish the job.
bring: สินค้าและมือถือ // Goods and a phone
outcome: รูปสินค้าพร้อมลงขายสามรูป // Three pictures ready to publish
at: sun 13:00 | 180 | theatre museum university library
who: 15- entrepreneur youth
price: 60
work: yes

qr-pay
home: mai-amatarot-community
type: self_development
title: จ่ายเงินด้วยคิวอาร์ ไม่โอนผิด // Pay by QR without mistakes
summary: ฝึกสแกนจ่าย ตรวจชื่อผู้รับ เก็บสลิป และรู้ว่าต้องทำอย่างไรเมื่อโอนผิด // Practise scanning, checking the name,
    keeping slips and what to do after a mistake.
about: เราซ้อมจ่ายกันในห้องด้วยคิวอาร์สมมติก่อน แล้วเดินไปซื้อของร้านข้าง ๆ ด้วยเงินจริงไม่เกินยี่สิบบาท
    ร้านเล็กที่อยากรับคิวอาร์ก็มาเรียนได้ มีวิธีดูสลิปปลอมและตั้งเสียงแจ้งเตือนเงินเข้า // We rehearse with pretend codes,
    then walk to a shop next door with twenty real baht. Small shops learn to spot fake slips too.
bring: มือถือที่มีแอปธนาคาร (ถ้ามี) // A phone with a banking app, if you have one
at: tue 17:00 | 90 | community market library
who: 15- older entrepreneur
held: older 5

family-coding
home: nitas-rattanakosin
type: lifelong
title: เล่นเกมเขียนโปรแกรมกับหลาน // Coding games with grandchildren
summary: ผู้ใหญ่หนึ่ง เด็กหนึ่ง ต่อบล็อกคำสั่งให้ตัวละครเดินเที่ยวเมืองเก่า // One adult, one child: snap commands together
    so a character strolls the old town.
about: ไม่ต้องเคยเขียนโปรแกรมมาก่อน เด็กเป็นคนจับเมาส์ ผู้ใหญ่เป็นคนคิดเส้นทาง ช่วยกันแก้เมื่อเดินผิด
    ได้หัดคิดเป็นขั้นตอนและคุยกันมากกว่าดูจอคนเดียว มีโน้ตบุ๊กให้ใช้ทุกคู่ // No coding known. The child holds the mouse,
    the adult plans the route, and both mend it together. Laptops provided for every pair.
at: sat 10:00 | 120 | museum library university
who: 7- child older
price: 40
seats: 16
services: loan

spreadsheet-shop
type: self_development
title: ตารางคำนวณสำหรับร้านเล็ก // Spreadsheets for a small shop
summary: จดซื้อขายทุกวันลงตารางเดียว แล้วเห็นกำไรของเดือนโดยไม่ต้องบวกเอง // Keep buying and selling in one sheet
    and see the month's profit without adding up.
about: ใช้ตารางฟรีในมือถือหรือคอมพิวเตอร์ก็ได้ เราเริ่มจากสมุดจดของคุณเอง ย้ายทีละบรรทัดจนเป็นตาราง
    แล้วใส่สูตรสามสูตรที่ใช้จริงทุกวัน ครั้งที่สองดูด้วยกันว่าของชิ้นไหนขายดีแต่ไม่ได้กำไร // From your own notebook to a sheet,
    line by line, with the three formulas used every day. The second meeting asks which goods sell well
    and earn nothing.
bring: สมุดบัญชีหรือใบเสร็จของร้าน // Your account book or receipts
outcome: ตารางรับจ่ายของร้านที่ใช้ต่อได้ // A working sheet for your shop
at: mon 18:00 | 120 | library university vocational
who: 18- entrepreneur
meetings: 2
seats: 16
work: yes

short-video
type: self_development
title: เล่าเรื่องย่านด้วยคลิปหนึ่งนาที // One-minute films about the neighbourhood
summary: คิดเรื่อง ถ่าย ตัดต่อ และใส่คำบรรยาย เล่าร้านเก่าหรือคนเก่งใกล้บ้านให้คนอื่นรู้จัก // Plan, shoot, cut and caption
    a minute about an old shop or a clever neighbour.
about: แบ่งกลุ่มละสามคน ออกไปคุยกับเจ้าของเรื่องในย่าน ขออนุญาตก่อนถ่ายทุกครั้ง กลับมาตัดต่อบนมือถือและใส่คำบรรยายไทยกับอังกฤษ
    วันสุดท้ายฉายให้เจ้าของเรื่องดูพร้อมกัน // In threes we talk with people of the quarter, always asking first,
    then cut on phones with Thai and English captions and show the result to those filmed.
outcome: คลิปหนึ่งนาทีในแฟ้มสะสมผลงาน // A one-minute film for your portfolio
at: sun 09:00 | 180 | university museum library
who: 13-24 youth out_of_school
meetings: 3
held: out_of_school 4

ai-helper
type: self_development
title: ใช้เอไอช่วยงานร้านและงานบ้าน // AI as a helper for shop and home
summary: ให้ช่วยร่างข้อความ คิดเมนู สรุปเอกสาร และรู้ว่าเรื่องไหนไม่ควรเชื่อหรือไม่ควรบอก // Let it draft, plan menus and
    summarise; learn what not to trust and what not to tell.
about: ลองถามเรื่องเดียวกันหลายแบบแล้วดูว่าคำตอบต่างกันอย่างไร จากนั้นทำงานจริงของแต่ละคนให้เสร็จหนึ่งชิ้น เช่น
    ป้ายร้านหรือจดหมายถึงลูกค้า ปิดท้ายด้วยข้อห้ามห้าข้อเรื่องข้อมูลส่วนตัว // Ask the same thing in several ways and
    compare, then finish one real piece of work. We end with five don'ts about private data.
bring: มือถือหรือโน้ตบุ๊ก // A phone or a laptop
at: sat 13:30 | 150 | library university
who: 18- entrepreneur
mode: both

office-certificate
type: qualification
title: คอมพิวเตอร์สำนักงาน 45 ชั่วโมง // Office computing, 45 hours
summary: พิมพ์เอกสาร ทำตาราง นำเสนอ และสอบวัดระดับ เก็บชั่วโมงเทียบโอนได้ // Documents, tables, slides and a
    level test; the hours can be transferred.
about: เรียนสัปดาห์ละสองเย็น ทำแบบฝึกจากงานจริงของสำนักงานและร้านค้า มีคอมพิวเตอร์ให้คนละเครื่อง สอบภาคปฏิบัติตอนจบ
    ผู้ผ่านได้ประกาศนียบัตรและชั่วโมงเรียนในสมุดเดินทางการเรียนรู้ คนที่กลับมาเรียนหลังหยุดไปนานมีรอบทบทวนให้ก่อนหนึ่งครั้ง // Two
    evenings a week on real office work, one computer each, with a practical test at the end. Those who
    have been away from study get a warm-up meeting first.
outcome: ประกาศนียบัตรคอมพิวเตอร์สำนักงาน // Certificate in office computing
at: mon 17:30 | 180 | vocational university school
who: 15- out_of_school low_income
price: 200
meetings: 6
seats: 24
held: low_income 6 out_of_school 4
work: yes
"""

DIGITAL: tuple[ActivityText, ...] = read_texts("digital", _TEXTS)
