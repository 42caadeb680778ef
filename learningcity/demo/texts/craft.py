"""Invented activities: craft and art (งานช่างและศิลปะ)."""

from learningcity.demo.texts.shapes import ActivityText, read_texts

_TEXTS = """
krathong-leaf
home: santichaiprakan-park
type: lifelong
title: ทำกระทงใบตอง ไม่ใช้โฟม // Banana-leaf krathong, no foam
summary: พับกลีบ เย็บฐาน และลอยได้จริงโดยไม่ทิ้งขยะไว้ในคลอง // Fold petals, stitch a base and float it without
    leaving rubbish in the canal.
about: ครูชุมชนเตรียมใบตองและหยวกกล้วยไว้ให้ เด็กเล็กพับกลีบง่าย ผู้ใหญ่ลองกลีบผกา ทำเสร็จถือกลับบ้านหรือนำไปลอยด้วยกัน
    เก็บกระทงขึ้นจากน้ำเช้าวันรุ่งขึ้นโดยอาสาสมัคร // Leaves and trunk are ready; simple folds for children, finer
    ones for adults. Volunteers lift the krathong from the water next morning.
at: sat sun 15:00 | 120 | park community museum school
who: 6- child older
seats: 30

garland-start
home: pak-khlong-talat
type: self_development
title: ร้อยมาลัยดาวเรืองขั้นต้น // Marigold garlands for beginners
summary: จับเข็ม คัดดอก ร้อยมาลัยมือหนึ่งพวง จากคนร้อยมาลัยปากคลองตลาด // Hold the needle, choose the flowers and
    finish one garland with Pak Khlong's own makers.
about: เริ่มจากดูตลาดตอนดอกไม้มาใหม่ เลือกดอกด้วยตัวเอง แล้วนั่งร้อยกับครูที่ร้อยมาสามสิบปี
    ใครทำคล่องแล้วมีชั้นต่อยอดเรื่องมาลัยชำร่วยสำหรับรับงาน ได้มาลัยกลับบ้านไปไหว้พ่อแม่หนึ่งพวง // We choose flowers as they
    arrive and sit with a maker of thirty years. Those who take to it can go on to wedding garlands for
    orders.
at: sat 13:00 | 120 | community market temple
who: 10- older youth
price: 40
seats: 15
held: low_income 3
work: yes
cities: phra-nakhon

mural-sketch
home: silpakorn-wang-tha-phra
type: lifelong
title: นั่งวาดเมือง สเกตช์ตามผนังและหลังคา // Sketching walls and rooftops
summary: สมุดหนึ่งเล่ม ดินสอหนึ่งแท่ง นั่งวาดสิ่งที่เดินผ่านทุกวันแต่ไม่เคยมอง // One book, one pencil and the things you
    pass each day without seeing.
about: นักศึกษาศิลปะพานั่งสามมุม มุมละสี่สิบนาที สอนวัดสัดส่วนด้วยดินสอ ไม่มีสวยไม่มีไม่สวย
    วาดเสร็จวางเรียงกันแล้วเล่าว่าทำไมเลือกตรงนั้น คนนั่งพื้นไม่ได้มีเก้าอี้พับให้ // Three spots, forty minutes each, with
    art students. Nothing is pretty or ugly; we lay the pages side by side and say why. Folding chairs
    are there.
bring: หมวกและน้ำดื่ม // A hat and water
at: sun 08:00 | 180 | university museum park library
who: 10- youth older
seats: 20
services: loan

gold-leaf-lacquer
home: poh-chang
type: self_development
title: ปิดทองลายฉลุ งานช่างสิบหมู่ขั้นต้น // Gold leaf stencils, first steps in the royal crafts
summary: ลงรัก ปรุลาย ปิดทอง บนแผ่นไม้ขนาดฝ่ามือ // Lacquer, stencil and gild a panel the size of your palm.
about: เรียนรู้วัสดุจริงและความอดทนของช่าง สามครั้งได้หนึ่งชิ้น ครูอธิบายลายไทยพื้นฐานห้าลายที่เห็นทั่ววัดในเมืองเก่า
    มีกล้องให้ดูรายละเอียดของงานโบราณ ผู้ที่ตั้งใจมีทางเรียนต่อกับวิทยาลัยศิลปะ // Real materials and a craftsman's
    patience: three meetings, one piece, five basic patterns you will then see in every temple.
at: sat 09:00 | 180 | university museum vocational
who: 15- youth
price: 300
meetings: 3
seats: 12
held: low_income 3
cities: phra-nakhon

water-hyacinth
home: san-pa-muang-weavers
type: self_development
title: สานผักตบชวาเป็นตะกร้า // Weaving water hyacinth into baskets
summary: เก็บ ตาก คัดเส้น และสานตะกร้าใบแรกด้วยลายสันป่าม่วง // Gather, dry, sort and weave a first basket in
    the San Pa Muang way.
about: วัชพืชในกว๊านกลายเป็นงานมาได้กว่าสี่สิบปี ครูเล่าตั้งแต่วันแรกที่เริ่มลอง วันนี้ได้ลงมือตั้งแต่คัดเส้นถึงเก็บริม ตะกร้าเป็นของผู้เรียน
    ใครทำสวยมีคนรับซื้อ // The lake's weed has been this village's work for forty years. You sort, weave and
    finish the rim, and keep the basket.
at: sat 09:00 | 210 | workshop community
who: 12- older low_income
price: 100
seats: 15
held: low_income 4
work: yes
cities: phayao

si-maya-cloth
home: chang-phueak-park
type: self_development
title: มัดย้อมผ้าสีมายา สีจากดินมายู // Tie-dye in the earth colours of Si Maya
summary: ย้อมผ้าด้วยดินและเปลือกไม้ในพื้นที่ ได้ผ้าคลุมหนึ่งผืนกลับบ้าน // Dye with local earth and bark and take home a
    scarf.
about: แม่ ๆ ในกลุ่มเล่าว่าเคยทิ้งอาชีพนี้ไปและกลับมาได้อย่างไร แต่ละคนออกแบบลายของตัวเอง มัด ย้อม แล้วคลี่พร้อมกัน
    คุยกันต่อเรื่องราคาและตลาดออนไลน์สำหรับผ้าของยะลา // The women tell how the craft was lost and found. You
    tie, dye and unfold together, then talk of prices and selling Yala's cloth online.
at: sun 13:00 | 180 | park workshop community sport
who: 12- entrepreneur
price: 80
seats: 18
held: low_income 4
languages: th ms
work: yes
cities: yala

bird-cage
home: suan-khwan-mueang
type: lifelong
title: ทำกรงนกเขาชวา งานไม้ไผ่ชายแดนใต้ // Zebra dove cages in bamboo
summary: เหลาซี่ไม้ ขึ้นโครง และแต่งยอดกรงกับช่างที่ส่งขายถึงมาเลเซีย // Split bamboo, raise the frame and turn the
    crown with makers who sell to Malaysia.
about: สองครั้งได้กรงเล็กหนึ่งใบ ช่างสอนเลือกไม้และวิธีเหลาให้ซี่เท่ากัน เล่าเรื่องการแข่งขันนกเขาชวาที่สวนขวัญเมือง
    เด็กโตมากับพ่อหรือปู่ได้ // Two meetings make one small cage. We learn to choose and split the bamboo, and
    hear of the contests at Khwan Mueang.
at: sat 13:00 | 180 | park sport school
who: 12- older youth
price: 80
meetings: 2
seats: 12
languages: th ms
cities: yala

pottery-hands
type: lifelong
title: ปั้นดินด้วยมือเปล่า // Clay with bare hands
summary: ปั้นถ้วยใบแรกโดยไม่ใช้แป้นหมุน แล้วรอรับหลังเผา // Make your first cup without a wheel and fetch it after
    the firing.
about: ครูพาขยำดินไล่ฟองอากาศ ขึ้นรูปด้วยขด แล้วขูดลายด้วยของใกล้ตัว ผู้สูงอายุที่มือสั่นทำได้สบาย มีที่วางแขน
    อีกสองสัปดาห์กลับมารับงานและชงชาดื่มจากถ้วยของตัวเอง // Knead, coil and scratch patterns with things at hand;
    arm rests for shaky hands. Two weeks later we drink tea from our own cups.
at: sat 10:00 | 150 | university workshop school museum
who: 7- older disabled child
price: 80
seats: 14
held: disabled 2

thai-music-first
home: sala-chalermkrung
type: self_development
title: ตีขิมเพลงแรก // A first tune on the khim
summary: จับไม้ ตีโน้ต และเล่นเพลงลาวดวงเดือนท่อนแรกได้ในสี่ครั้ง // Hold the hammers and play a first verse in four
    meetings.
about: มีขิมให้ใช้คนละตัวที่ห้องเรียน ครูใช้ตัวเลขแทนโน้ต คนไม่เคยเล่นดนตรีก็ตามได้ ครั้งสุดท้ายเล่นรวมวงให้เพื่อนบ้านฟังสิบนาที
    ผู้สูงอายุหลายคนบอกว่าช่วยเรื่องความจำ // An instrument each and numbers instead of notes. At the last
    meeting the class plays ten minutes for the neighbours.
at: sat 13:30 | 90 | theatre school temple university
who: 8- older child
meetings: 4
seats: 12
services: loan

shadow-puppet
type: lifelong
title: ตัดหนังตะลุงกระดาษ เชิดเรื่องของเรา // Paper shadow puppets, our own tale
summary: วาด ฉลุ ต่อแขนขา แล้วเชิดเรื่องสั้นห้านาทีหลังจอผ้า // Draw, cut, joint the limbs and play five minutes
    behind the screen.
about: แต่ละกลุ่มคิดเรื่องจากย่านของตัวเอง เช่น แมวตลาดหรือเรือหาย ครูสอนจังหวะการพูดและแสงเงา
    เด็กที่ไม่กล้าพูดหน้าห้องมักกล้าเมื่ออยู่หลังจอ จบด้วยการแสดงให้พ่อแม่ดู // Groups invent a tale from their own quarter.
    Children who are shy on a stage are often brave behind the screen.
at: sun 10:00 | 150 | library museum school theatre
who: 7-15 child youth
seats: 20
held: out_of_school 3

wood-toy
type: self_development
title: ซ่อมและทำของเล่นไม้ // Mending and making wooden toys
summary: เลื่อย ขัด ประกอบรถลากหนึ่งคัน และซ่อมของเล่นเก่าของลูกหลาน // Saw, sand and build a pull-along cart, and
    mend your grandchildren's old toys.
about: ใช้เครื่องมือมือทั้งหมด ไม่มีเครื่องจักรเสียงดัง ครูเป็นช่างไม้ที่เกษียณแล้ว สอนจับเลื่อยให้ปลอดภัยก่อนทุกครั้ง
    ของเล่นที่ทำเกินส่งต่อให้ศูนย์เด็กเล็กในย่าน // Hand tools only, no loud machines. A retired carpenter teaches;
    extra toys go to the nursery.
at: sun 13:30 | 150 | workshop community school vocational
who: 12- older
price: 60
seats: 12
"""

CRAFT: tuple[ActivityText, ...] = read_texts("craft", _TEXTS)
