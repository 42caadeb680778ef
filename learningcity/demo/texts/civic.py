"""Invented activities: living together (การอยู่ร่วมกัน)."""

from learningcity.demo.texts.shapes import ActivityText, read_texts

_TEXTS = """
next-year-wishes
home: ban-phan-thom-community
type: lifelong
title: คุยกันเรื่องปีหน้า ย่านเราอยากเรียนอะไร // What should our quarter learn next year?
summary: เดินดูผลปีนี้ เขียนความอยาก แล้วจัดลำดับด้วยกันด้วยเหรียญคนละห้าเหรียญ // See this year's results, write
    wishes and rank them with five tokens each.
about: ไม่มีคนพูดยาวบนเวที ใช้โต๊ะเล็กและกระดาษแผ่นใหญ่ เด็กกับผู้สูงอายุนั่งโต๊ะเดียวกัน
    นักจัดการการเรียนรู้ในเมืองรับสามเรื่องแรกไปหาครูและตอบกลับภายในสามสิบวัน // No speeches, only small tables. The
    city's learning administrator takes the first three wishes and answers within thirty days.
at: fri 18:00 | 120 | community library school
who: 10-
seats: 40
services: meal childcare

know-your-rights-old
type: lifelong
title: สิทธิผู้สูงอายุและคนพิการ รู้แล้วใช้ได้ // Rights of older and disabled people
summary: เบี้ย บัตร รถรับส่ง และปรับบ้าน เจ้าหน้าที่นั่งทำเรื่องให้เสร็จในวันเดียว // Allowances, cards, transport and home
    changes, done in one sitting.
about: นำบัตรและเอกสารเท่าที่มีมา เราเช็กทีละคนว่าขาดสิทธิอะไรอยู่ กรอกแบบให้ถูกครั้งเดียว ใครมาไม่ได้มีอาสาไปหาที่บ้าน
    มีล่ามภาษามือและอ่านเอกสารให้ฟัง // Bring whatever papers you have; we check each person and fill in the
    forms. Volunteers visit those who cannot come; sign language and reading aloud are there.
at: tue 09:00 | 180 | office health community
who: 18- older disabled carer
seats: 30
held: disabled 6
services: sign_language transport

city-budget-game
type: lifelong
title: เกมงบประมาณเมือง ถ้าคุณเป็นคนจัดสรร // The city budget game
summary: มีเงินเมืองร้อยเหรียญ มีเรื่องต้องทำสองร้อย จะเลือกอะไรและอธิบายเพื่อนอย่างไร // A hundred coins, two hundred
    wants: what do you choose and how do you explain it?
about: ใช้ตัวเลขจริงของเมืองปีที่แล้วมาเล่นเป็นเกมกระดาน แต่ละคนสวมบทคนละกลุ่ม เล่นจบดูเทียบกับที่เมืองใช้จริง
    เยาวชนหลายคนกลับไปขอข้อมูลต่อเองจากเว็บข้อมูลเปิด // Real city figures as a board game with roles.
    Afterwards we compare with what the city really spent.
at: sat 13:30 | 150 | library university school museum
who: 14- youth
seats: 25

fix-the-map
type: self_development
title: ทำแผนที่ทางลาด สำรวจทางเดินด้วยรถเข็น // Mapping ramps by wheelchair
summary: เดินและเข็นสำรวจหนึ่งกิโลเมตร วัดทางเท้า บันทึกลงแผนที่ให้คนอื่นใช้ // Walk and wheel a kilometre, measure the
    pavement and map it for others.
about: นำทีมโดยคนใช้รถเข็นสองคน คนทั่วไปได้ลองนั่งเข็นและเข้าใจเอง วัดความกว้าง ความชัน และถ่ายรูปจุดที่ต้องแก้
    ส่งเข้าระบบของเมืองพร้อมติดตามผลหนึ่งเดือน // Led by two wheelchair users. You measure width and slope,
    photograph what needs mending and follow it up for a month.
at: sun 08:00 | 150 | park community museum
who: 13- disabled youth
seats: 18
held: disabled 6
services: companion

volunteer-start
home: bangkok-city-library
type: self_development
title: เป็นอาสาสอน เริ่มจากเรื่องที่คุณถนัด // Become a volunteer teacher
summary: ออกแบบหนึ่งชั่วโมงสอน ลองสอนเพื่อน และรับคำติชมแบบใจดี // Plan one hour, teach your classmates and take
    kind advice.
about: ใครทำกับข้าวเป็น ซ่อมพัดลมเป็น หรือเลี้ยงหลานเป็นก็สอนได้ เราเรียนเรื่องผู้ใหญ่เรียนรู้อย่างไร วิธีดูแลเด็กให้ปลอดภัย
    และเตรียมของให้พอ จบแล้วจับคู่กับย่านที่ขอครู // If you can cook, mend a fan or raise a grandchild you can
    teach. We cover how adults learn, child safety and preparation, then match you to a quarter that
    asked.
at: sat 09:30 | 180 | library university office
who: 16- older
meetings: 2
seats: 20
outcome: ขึ้นทะเบียนอาสาสอนของเมือง // Listed as a volunteer teacher of the city

meeting-well
type: self_development
title: ประชุมชุมชนให้จบและได้เรื่อง // Community meetings that end on time
summary: ตั้งวาระ ฟังคนเสียงเบา ลงมติ และจดให้ทุกคนเชื่อ // Agenda, quiet voices, decisions, and minutes all can
    trust.
about: จำลองประชุมเรื่องที่จอดรถในตรอกซึ่งทะเลาะกันทุกชุมชน ผลัดกันเป็นประธานคนละสิบห้านาที
    ได้แบบฟอร์มรายงานประชุมหนึ่งหน้าและวิธีรับมือคนพูดยาว // We act out a quarrel over parking with everyone in the
    chair for fifteen minutes; you take home a one-page minute and ways with long speakers.
at: wed 18:00 | 120 | community office library
who: 18-
seats: 20

fraud-watch
type: lifelong
title: เวรยามข่าวลวงของชุมชน // The neighbourhood's rumour watch
summary: เช็กข่าวให้เป็นก่อนส่งต่อ และช่วยเพื่อนบ้านไม่ให้ถูกหลอก // Check before you forward, and keep neighbours
    from being fooled.
about: ใช้ข่าวที่ส่งกันในกลุ่มไลน์สัปดาห์นี้เป็นแบบฝึก หาที่มา ดูวันที่ และค้นรูปย้อนกลับ ทุกตรอกได้อาสาหนึ่งคนที่เพื่อนบ้านถามได้
    มีสายตรงถึงเจ้าหน้าที่เมื่อเจอเรื่องใหญ่ // This week's group-chat news is the exercise: source, date, reverse
    image. Each lane gets one person to ask, with a line to officials.
at: thu 17:30 | 90 | library community mosque school
who: 15- older
seats: 24

new-neighbours
type: lifelong
title: เพื่อนใหม่ในย่าน เปิดบ้านต้อนรับ // Welcome, new neighbours
summary: สำหรับคนเพิ่งย้ายมา รู้ว่าหมอ โรงเรียน ตลาด และคนที่ถามได้อยู่ตรงไหน // For newcomers: where the doctor,
    school, market and people to ask are.
about: เดินสั้น ๆ รอบย่านกับผู้นำชุมชน แวะศูนย์สุขภาพและโรงเรียน นั่งกินข้าวด้วยกัน มีล่ามสามภาษา
    ลงชื่อให้ลูกเข้าเรียนหรือขอหนังสือรับรองได้เลย // A short walk with the neighbourhood leader to the clinic and
    the school, then a shared meal with interpreters. Children can be enrolled on the spot.
at: sun 09:30 | 150 | community temple mosque office
who: 5- newcomer
seats: 24
languages: th en
services: meal childcare

fire-drill
type: self_development
title: ซ้อมดับไฟในตรอกแคบ // Fire drill in a narrow lane
summary: ใช้ถังดับเพลิง ลากสาย และพาคนแก่ออกให้ทันในสามนาที // Extinguishers, hoses and getting elders out in
    three minutes.
about: ซ้อมในตรอกจริงกับเจ้าหน้าที่ดับเพลิง แต่ละบ้านรู้หน้าที่ของตัวเอง วัดเวลาและซ้อมซ้ำจนดีขึ้น สำรวจสายไฟเก่าและจุดตั้งถังเพิ่ม
    เด็กโตเรียนโทรแจ้งเหตุให้ชัด // In the real lane with the fire service, timed and repeated. We check old
    wiring; older children learn to report clearly.
at: sun 14:00 | 120 | community market school
who: 10- carer
seats: 40
held: disabled 3

oral-history-young
type: self_development
title: เยาวชนสัมภาษณ์ผู้ใหญ่ ทำพอดแคสต์ของย่าน // Young people's podcast of the quarter
summary: ตั้งคำถาม ฟังให้เป็น ตัดต่อเสียง และเผยแพร่ตอนแรก // Ask, listen, cut the sound and publish a first
    episode.
about: จับคู่กับผู้ใหญ่ที่มีเรื่องขัดแย้งกันในย่านแล้วฟังทั้งสองฝ่าย ได้เรียนเรื่องความยินยอมและการไม่ทำให้ใครเดือดร้อน
    ออกอากาศในร้านกาแฟของย่านพร้อมผู้เล่า // Hear both sides of an old quarrel and learn about consent and
    doing no harm. The episode is played in a local cafe with those who told it.
at: sat 13:00 | 150 | library university school museum
who: 13-24 youth out_of_school
meetings: 3
seats: 15
held: out_of_school 4
services: loan
outcome: พอดแคสต์หนึ่งตอนในแฟ้มสะสมผลงาน // A podcast episode for your portfolio

phone-enrol-helper
type: self_development
title: อาสาช่วยเพื่อนบ้านลงทะเบียน // Helping neighbours sign up
summary: ช่วยคนที่ไม่มีมือถือลงทะเบียนเรียนและรับสิทธิ โดยไม่ละเมิดข้อมูลของเขา // Help people without phones to enrol
    and claim, and keep their secrets.
about: ฝึกบนเครื่องสมมติจนคล่อง เรียนเรื่องความยินยอม อะไรจดได้อะไรจดไม่ได้ และพิมพ์ใบนัดให้ผู้สูงอายุ จบแล้วเป็นผู้ช่วยประจำตรอก
    มีเสื้อและเบอร์ติดต่อให้เพื่อนบ้านรู้จัก // Practise on pretend accounts; learn consent, what may be noted and
    how to print slips. Afterwards you are your lane's helper, with a shirt to be known by.
at: mon 17:00 | 120 | library community office
who: 16- youth
seats: 16
outcome: ตราผู้ช่วยลงทะเบียนประจำตรอก // Badge: the lane's sign-up helper
"""

CIVIC: tuple[ActivityText, ...] = read_texts("civic", _TEXTS)
