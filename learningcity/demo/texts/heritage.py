"""Invented activities: heritage (มรดกเมือง)."""

from learningcity.demo.texts.shapes import ActivityText, read_texts

_TEXTS = """
alley-walk
home: phraeng-phuthon
type: lifelong
title: เดินเรียนรู้ตรอกเก่ากับคนในย่าน // A walk through old alleys with those who live there
summary: เดินช้า ๆ สองชั่วโมง เข้าตรอกที่แผนที่ไม่บอก ฟังเรื่องจากคนที่เกิดตรงนั้น // Two slow hours through lanes no map
    names, told by people born there.
about: เดินราวหนึ่งกิโลเมตรครึ่ง หยุดหกจุด มีเก้าอี้พักทุกจุดและทางเลือกสำหรับรถเข็น เจ้าของบ้านเปิดประตูให้เข้าไปดูสองหลัง
    ขออนุญาตก่อนถ่ายรูป จบที่ร้านน้ำแข็งไสของย่าน // A kilometre and a half, six stops with chairs, a way round
    for wheelchairs, and two houses that open their doors. We end over shaved ice.
at: sun 08:00 | 120 | park community museum temple
who: 8- older youth
seats: 20
languages: th en

museum-night
home: national-museum
type: lifelong
title: เปิดห้องลับพิพิธภัณฑ์ด้วยไฟฉาย // The museum by torchlight
summary: ชมห้องที่คุ้นเคยในแสงน้อย ฟังเรื่องของห้าชิ้นที่คนมักเดินผ่าน // Familiar rooms in little light, and five
    objects people usually walk past.
about: ภัณฑารักษ์เลือกวัตถุห้าชิ้นและชวนเดาว่าใช้ทำอะไรก่อนเฉลย เด็กได้ถือไฟฉายนำทาง ทางเดินมีลิฟต์ทุกชั้น ผู้สูงอายุนั่งพักได้ทุกห้อง
    // A curator picks five objects and lets you guess before telling. Children hold the torches; there
    are lifts and chairs throughout.
at: fri sat 14:30 | 105 | museum
who: 7- child older
seats: 24
services: sign_language

young-guides
home: pipit-banglamphu
type: self_development
title: ฝึกเป็นไกด์เด็กของย่าน // Training to be a young local guide
summary: เรียนรู้เรื่องบ้านตัวเอง ฝึกพูดหน้าคน และนำเดินจริงกับพี่เลี้ยง // Learn your own quarter, speak before people
    and lead a real walk with a mentor.
about: สี่ครั้งสี่เรื่อง คือคน อาหาร ศาสนา และบ้านเก่า แต่ละคนเลือกหนึ่งจุดไปถามผู้ใหญ่แล้วกลับมาเล่าให้เพื่อนฟัง
    วันสุดท้ายนำเดินผู้มาเยือนกลุ่มเล็ก เด็กที่ไม่ได้อยู่ในโรงเรียนก็เป็นไกด์ได้ มีค่าขนมเมื่อออกงานจริง // Four meetings on
    people, food, faith and old houses; the last is a real walk with visitors. Children out of school
    are welcome, and real tours pay pocket money.
at: sat 09:00 | 150 | museum park library
who: 10-18 youth child out_of_school
meetings: 4
seats: 16
held: out_of_school 4
languages: th en
outcome: ตราไกด์ย่าน ขั้นฝึกหัด // Badge: apprentice neighbourhood guide
work: yes

old-photos
type: lifelong
title: รูปเก่าเล่าย่าน นำภาพที่บ้านมาสแกน // Old photographs tell the quarter
summary: นำรูปเก่ามาสแกนฟรี เล่าเรื่องเบื้องหลัง แล้วเลือกได้ว่าจะเก็บไว้เองหรือให้คนอื่นดู // Have old pictures scanned
    free, tell their story and choose who may see them.
about: มีคนช่วยสแกนและจดเรื่องให้ ผู้สูงอายุเล่าเป็นเสียงก็ได้ เราจับคู่กับนักเรียนที่มาช่วยถาม รูปทุกใบเป็นของเจ้าของ
    เผยแพร่เฉพาะใบที่อนุญาต ปลายปีรวมเป็นนิทรรศการเล็ก ๆ ในย่าน // Students help scan and ask; older people may
    speak instead of writing. Only what you allow is shown, in a small exhibition at year's end.
bring: รูปเก่าหรือเอกสารของครอบครัว // Old pictures or family papers
at: wed 13:00 | 150 | library museum community temple
who: 12- older youth
seats: 20
held: older 8
services: loan

canal-story
home: santichaiprakan-park
type: lifelong
title: เรื่องของคลอง เดินเลียบน้ำดูประตูน้ำและสะพาน // The canal's story, on foot
summary: คลองขุดเมื่อไร ใครใช้ น้ำวันนี้เป็นอย่างไร เดินดูและวัดคุณภาพน้ำเอง // When it was dug, who used it and how
    the water is today: walk and measure.
about: เดินหนึ่งกิโลเมตรจากสะพานถึงสะพาน ครูประวัติศาสตร์เล่าเรื่องกำแพงเมือง นักศึกษาวิทยาศาสตร์ให้ลองวัดความใสและออกซิเจน
    ปิดท้ายด้วยการจดว่าอยากให้คลองเป็นอย่างไรในอีกสิบปี // One kilometre from bridge to bridge with a historian
    and a science student. You test the water and write down what the canal should be in ten years.
at: sat 08:00 | 120 | park museum community
who: 10- youth
seats: 22
cities: phra-nakhon

craft-street
home: ratchabophit-community
type: lifelong
title: ถนนสายช่าง บาตร ธง พระ และป้าย // The craftsmen's street
summary: เข้าร้านช่างสี่ร้านที่ยังทำมือ ดูของจริงและลองหนึ่งขั้นตอน // Four shops still working by hand; see the real
    thing and try one step.
about: แต่ละร้านให้เวลาเรายี่สิบนาที ช่างเล่าว่างานนี้อยู่มาได้อย่างไรและใครจะทำต่อ ถามราคาได้ ต่อราคาไม่ควร ทางเท้าบางช่วงแคบ
    รถเข็นใช้ทางด้านตะวันออก // Twenty minutes a shop. The makers tell how the trade has lasted and who will
    carry it on. Some pavement is narrow; wheelchairs take the eastern side.
at: thu 09:00 | 150 | community museum temple
who: 12-
seats: 15
languages: th en
cities: phra-nakhon

temple-mural
home: wat-suthat
type: lifelong
title: อ่านจิตรกรรมฝาผนัง ชาวบ้านซ่อนอยู่ตรงไหน // Reading temple murals: find the ordinary people
summary: ดูภาพวัดแบบไม่รีบ หาแม่ค้า หมา เด็กเล่นว่าว ที่ช่างวาดแอบใส่ไว้ // Look without hurry for the vendors, dogs
    and kites the painters hid.
about: ใช้กล้องส่องทางไกลเล็กและกระดาษใบงานหนึ่งแผ่น พระอาจารย์เล่าเรื่องหลัก ส่วนนักประวัติศาสตร์ศิลป์ชี้เรื่องรอง แต่งกายสุภาพ
    นั่งพื้นหรือนั่งเก้าอี้ก็ได้ // Small binoculars and one worksheet. A monk tells the main story, an art
    historian the side ones. Dress politely; chairs are there.
at: sat 13:00 | 120 | temple
who: 10- older
seats: 20
services: large_print

lanna-script
home: wat-si-khom-kham
type: self_development
title: อ่านเขียนอักษรธรรมล้านนา // Reading and writing the Lanna script
summary: ห้าครั้งเขียนชื่อตัวเองและอ่านใบลานหน้าแรกได้ // In five meetings write your name and read a palm leaf's
    first page.
about: เรียนกับพ่อหนานที่วัดซึ่งยังใช้อักษรนี้จริง เริ่มจากเสียงที่คุ้นในคำเมือง ฝึกเขียนด้วยปากกาหัวตัด ครั้งที่สี่ได้จับใบลานของวัด
    ครั้งสุดท้ายช่วยทำทะเบียนใบลานให้หอธรรม // Taught by a former monk who still uses it, from sounds you know
    to a reed pen and the temple's own leaves. The last meeting helps catalogue them.
at: sun 13:00 | 120 | temple museum university
who: 12- older youth
meetings: 5
seats: 20
outcome: ตรา “อ่านใบลานหน้าแรก” // Badge: a palm leaf's first page
cities: phayao

lake-temples
home: culture-hall-phayao
type: lifelong
title: วัดใต้น้ำและเมืองเก่ากลางกว๊าน // Drowned temples and the old town in the lake
summary: ฟังเรื่องเมืองก่อนน้ำท่วม ดูศิลาจารึก แล้วลงเรือพายไปกลางกว๊าน // The town before the flood, its
    inscriptions, and a paddle out on the lake.
about: เริ่มที่หอวัฒนธรรมดูหินทรายสลักและแผนที่เก่า จากนั้นเรือพายของชาวประมงพาไปจุดที่เคยเป็นวัด มีเสื้อชูชีพทุกขนาด
    คนลงเรือไม่ได้ดูภาพสดจากโดรนที่ท่าน้ำ // Carved sandstone and old maps first, then the fishers' boats. Life
    jackets in every size; those who stay ashore watch from the air.
at: sun 09:00 | 180 | museum temple park
who: 8- older
price: 40
seats: 18
held: disabled 2
cities: phayao

three-cultures-walk
home: yala-station-market
type: lifelong
title: เดินสามวัฒนธรรม มัสยิด วัด ศาลเจ้า // A walk of three cultures
summary: หนึ่งเช้า สามศาสนสถาน คนเฝ้าบ้านแต่ละหลังเล่าเองและตอบทุกคำถาม // One morning, three houses of faith,
    each told by those who keep it.
about: เดินจากสถานีรถไฟผ่านตลาดเก่า หยุดคุยกับอิหม่าม เจ้าอาวาส และคนเฝ้าศาลเจ้า เยาวชนสามวัฒนธรรมเป็นคนนำ มีผ้าคลุมให้ยืม
    จบด้วยชาและขนมจากสามครัว // From the station through the old market to the imam, the abbot and the
    keeper of the shrine, led by young people of three cultures. Tea and sweets from three kitchens.
at: sun 08:00 | 180 | market mosque temple
who: 10- youth
seats: 24
languages: th ms
cities: yala

ring-city
home: city-pillar-park
type: lifelong
title: ผังเมืองใยแมงมุม ทำไมยะลาจึงเป็นวงกลม // The city of rings: why Yala is round
summary: ปั่นจักรยานช้า ๆ ตามวงเวียนสามชั้น ฟังเรื่องผังเมืองและต้นไม้ // A gentle ride round three rings, with the
    story of the plan and its trees.
about: ปั่นราวห้ากิโลเมตรบนถนนที่ปิดเช้าวันอาทิตย์ หยุดห้าจุดให้นักผังเมืองเล่า มีจักรยานให้ยืมและสามล้อสำหรับผู้สูงอายุ
    เด็กได้แผนที่เปล่าไว้วาดเมืองในฝัน // Five kilometres on closed Sunday streets with five stops. Bicycles and
    tricycles are lent; children draw the city they would like.
at: sun 06:30 | 120 | park sport
who: 8- youth child
seats: 30
services: loan
cities: yala
"""

HERITAGE: tuple[ActivityText, ...] = read_texts("heritage", _TEXTS)
