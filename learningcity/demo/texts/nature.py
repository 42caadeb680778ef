"""Invented activities: nature and growing (ธรรมชาติและการปลูก)."""

from learningcity.demo.texts.shapes import ActivityText, read_texts

_TEXTS = """
pot-vegetables
home: mai-amatarot-community
type: lifelong
title: ปลูกผักกระถาง หมักเศษอาหาร // Vegetables in pots, compost from scraps
summary: ปลูกผักสามอย่างบนระเบียงหรือริมตรอก และทำถังหมักที่ไม่เหม็น // Three vegetables for a balcony or a lane,
    and a compost bin that does not smell.
about: ได้ลงมือผสมดิน หยอดเมล็ด และประกอบถังหมักจากของเหลือใช้ กลับบ้านพร้อมกระถางหนึ่งใบ
    อีกสามสัปดาห์มีนัดดูผลและแลกต้นกล้ากัน คนนั่งรถเข็นปลูกบนโต๊ะยกระดับได้ // Mix soil, sow and build a bin from
    leftovers. In three weeks we meet again to swap seedlings; a raised table suits wheelchairs.
at: sun 09:00 | 120 | community park school workshop
who: 6- older child
seats: 20
services: meal

sort-waste
type: lifelong
title: แยกขยะให้ได้เงิน ทั้งตรอกทำด้วยกัน // Sorting waste together, and earning from it
summary: รู้ว่าอะไรขายได้ อะไรหมักได้ และนัดวันรับซื้อของตรอกเราเอง // What sells, what rots well, and a collection
    day for our own lane.
about: เทถังขยะของห้องเรียนออกมาแยกกันจริง ๆ ชั่งน้ำหนักและคิดเงินให้เห็น คนเก็บของเก่าในย่านเป็นครู
    ตรอกที่รวมกันได้เกินสิบหลังมีถุงและรถมารับถึงปากตรอก // We empty a real bin, weigh it and count the money with
    the local collector as teacher. Ten houses together get bags and a pick-up.
at: sat 09:00 | 120 | community school market temple
who: 8- low_income
seats: 25

urban-trees
type: lifelong
title: รู้จักต้นไม้ใหญ่ในเมือง // Getting to know the city's big trees
summary: วัดอายุ วัดร่มเงา และฟังว่าต้นไม้ต้นนี้เคยเห็นอะไรมาบ้าง // Measure age and shade, and hear what a tree has
    seen.
about: รุกขกรพาเดินดูต้นไม้สิบต้น สอนดูรอยผุและกิ่งเสี่ยง เด็กได้ใช้สายวัดและแอปบันทึกตำแหน่ง ข้อมูลที่เก็บส่งให้เมืองใช้ดูแลจริง // An
    arborist leads you to ten trees and shows rot and risky limbs. Children measure and log; the city
    uses what you record.
at: sat 07:30 | 120 | park university
who: 8- child youth
seats: 22

rain-ready
type: self_development
title: ฝนมา น้ำหลาก บ้านเราพร้อม // Ready for rain and flood
summary: ยกของ ตัดไฟ ดูแลคนแก่กับสัตว์เลี้ยง และรู้ว่าต้องฟังข่าวจากที่ไหน // Lift things, cut power, look after elders
    and pets, and know whose news to trust.
about: ซ้อมตามแผนที่น้ำของย่าน ใครอยู่จุดต่ำ ใครมีเรือ ใครต้องย้ายก่อน แต่ละบ้านจัดถุงฉุกเฉินหนึ่งใบในงบสองร้อยบาท
    อาสาสมัครดับเพลิงสอนตัดไฟให้ปลอดภัย // We rehearse on the quarter's own flood map: who is low, who has a
    boat, who moves first. Each home packs an emergency bag for two hundred baht.
at: sun 13:30 | 120 | community school office sport
who: 12- carer
seats: 30
held: disabled 3

air-watch
type: lifelong
title: ฝุ่นวันนี้เท่าไร อ่านค่าและทำห้องปลอดฝุ่น // Dust today: read it and make a clean room
summary: อ่านค่าฝุ่นให้เป็น ต่อพัดลมกรองฝุ่นราคาประหยัด และดูแลคนปอดไม่ดี // Read the figures, build a cheap filter
    fan and protect weak lungs.
about: ต่อเครื่องกรองจากพัดลมเก่ากับแผ่นกรองใช้เงินไม่ถึงห้าร้อยบาท วัดก่อนและหลังให้เห็นตัวเลขลดลง
    ทางภาคเหนือคุยเรื่องไฟป่าและข้อตกลงเผาของหมู่บ้านด้วย // A filter from an old fan for under five hundred baht,
    measured before and after. In the north we also talk of fires and village agreements.
at: sat 13:30 | 150 | school university library community
who: 12- older
price: 100
seats: 16
held: low_income 5

lake-birds
home: kwan-phayao-park
type: lifelong
title: ดูนกน้ำริมกว๊านยามเช้า // Morning water birds on the lake
summary: กล้องส่องทางไกล สมุดจด และนกยี่สิบชนิดที่เห็นได้ก่อนแปดโมง // Binoculars, a notebook and twenty birds
    before eight.
about: ยืนดูจากทางเดินราบริมกว๊าน ไม่ต้องลุยน้ำ รถเข็นไปได้ นักดูนกสอนแยกจากเสียงและท่าบิน
    ข้อมูลที่นับส่งเข้าโครงการนับนกของประเทศ // From the level lakeside path, good for wheelchairs. We learn
    calls and flight, and our counts go to the national bird count.
at: sun 06:30 | 120 | park
who: 8- child older
seats: 18
services: loan
cities: phayao

canal-kayak
type: lifelong
title: พายเรือเก็บขยะคลอง // Paddling to clean the canal
summary: หัดพายเรือเบื้องต้นแล้วช่วยกันเก็บขยะลอยน้ำหนึ่งกิโลเมตร // Learn to paddle and clear one kilometre of
    floating rubbish.
about: มีครูฝึกและเรือกู้ภัยตามตลอด เสื้อชูชีพทุกคน คนว่ายน้ำไม่เป็นนั่งเรือใหญ่ได้ ขยะที่ได้แยกและชั่งบนฝั่ง
    บันทึกว่ามาจากไหนเพื่อส่งให้สำนักงานเขต // An instructor and rescue boat follow; non-swimmers take the big
    boat. What we collect is sorted, weighed and reported.
at: sat 07:00 | 150 | park community
who: 15- youth
seats: 16
services: loan
cities: phra-nakhon yala

herb-garden
type: lifelong
title: สวนสมุนไพรข้างบ้าน // A herb garden by the house
summary: ปลูกสมุนไพรแปดอย่าง รู้ว่าใช้เมื่อไร และเมื่อไรต้องไปหาหมอ // Grow eight herbs, know when to use them and
    when to see a doctor.
about: แพทย์แผนไทยกับเภสัชกรสอนคู่กัน จะได้รู้ทั้งประโยชน์และยาที่ห้ามกินร่วม ลงมือปักชำและทำยาดมหนึ่งหลอด ได้ต้นอ่อนกลับบ้านสองต้น
    // A traditional doctor and a pharmacist teach as a pair, so you hear uses and dangers both. Take
    home a sniff stick and two young plants.
at: sat 09:30 | 120 | temple vocational workshop park
who: 15- older
price: 40
seats: 20
held: older 5

soap-herbal
home: suan-nonda
type: self_development
title: สบู่สมุนไพรทำเอง ขายได้ // Herbal soap you can sell
summary: กวนสบู่จากน้ำมันและสมุนไพรในสวน ห่อให้สวย และคิดราคา // Stir soap from oil and garden herbs, wrap it
    well and price it.
about: เรียนในสวนจริง เก็บขมิ้นและมะขามเอง ครูย้ำเรื่องความปลอดภัยของด่างและการทดสอบผิว
    สองก้อนใช้เองหนึ่งก้อนลองขายในตลาดนัดของเมืองเดือนถัดไป // In a real garden: pick the turmeric yourself, mind
    the lye, test on skin. Two bars to use, one to sell at next month's market.
at: sun 09:30 | 150 | workshop community
who: 15- entrepreneur older
price: 100
seats: 14
held: low_income 4
work: yes
cities: phayao yala

bike-fix
type: self_development
title: ซ่อมจักรยานเป็น ปั่นไปเรียนเอง // Fix your bike and ride to class
summary: ปะยาง ตั้งเบรก ตั้งสายพาน แล้วปั่นเส้นทางปลอดภัยด้วยกัน // Patch a tyre, set the brakes, tune the chain
    and ride a safe route together.
about: นำจักรยานตัวเองมา หรือใช้คันเก่าที่ศูนย์รับบริจาค ซ่อมเสร็จยกให้เด็กที่ยังไม่มี ช่างสอนทีละอย่างและให้ลองเองทุกคน // Bring
    your own or mend a donated one that goes to a child without. The mechanic shows each step and
    everyone tries.
at: sun 15:00 | 120 | park sport school community
who: 10- youth out_of_school
seats: 14
held: out_of_school 3
services: loan

solar-small
home: electricity-museum
type: self_development
title: โซลาร์เซลล์บ้านเล็ก ลดค่าไฟ // Small solar for a small house
summary: อ่านบิลไฟ คิดว่าคุ้มไหม และต่อแผงเล็กหนึ่งแผงให้ติดไฟ // Read the bill, reckon whether it pays and wire one
    small panel.
about: ใช้บิลจริงของผู้เรียนคำนวณทีละบ้าน ช่างไฟสอนจุดที่ห้ามทำเอง สาธิตต่อไฟส่องตรอกด้วยแผงมือสอง
    ใครอยากติดจริงมีรายชื่อช่างที่ผ่านการอบรม // Your own bill does the sums. An electrician says what never to
    do yourself, and we light a lane with a second-hand panel.
at: sat 13:30 | 150 | museum university vocational school
who: 18- entrepreneur
seats: 20
"""

NATURE: tuple[ActivityText, ...] = read_texts("nature", _TEXTS)
