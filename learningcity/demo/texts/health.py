"""Invented activities: health (สุขภาพ)."""

from learningcity.demo.texts.shapes import ActivityText, read_texts

_TEXTS = """
tai-chi-morning
home: santichaiprakan-park
type: lifelong
title: ไทเก๊กเช้าและวัดความดัน // Morning tai chi and blood pressure
summary: ขยับช้า ๆ รับลมเช้าสี่สิบนาที แล้ววัดความดันจดลงสมุดของตัวเอง // Forty slow minutes in the morning air, then
    a blood pressure reading for your own notebook.
about: ไม่ต้องเคยฝึกมาก่อน ยืนไม่ไหวนั่งทำก็ได้ มีคนนำสองคน คนหนึ่งทำท่านั่งให้ดู
    หลังจบมีอาสาสมัครสาธารณสุขวัดความดันและคุยเรื่องยา ใครไม่มาเกินสองครั้งเพื่อน ๆ จะแวะไปเยี่ยม // No practice needed,
    sitting is fine: one leader shows every move in a chair. Volunteers take readings afterwards, and
    friends call on whoever misses two mornings.
at: tue thu sat 06:30 | 60 | park
who: 50- older
seats: 40

fall-proof
type: lifelong
title: บ้านไม่ล้ม เดินไม่เซ // Steady steps, safer home
summary: ฝึกกล้ามเนื้อขาและการทรงตัว พร้อมตรวจบ้านสิบจุดที่คนล้มบ่อย // Strengthen legs and balance, and check ten
    places at home where people fall.
about: นักกายภาพสอนท่าง่าย ๆ หกท่าที่ทำข้างเก้าอี้ได้ทุกวัน ทดสอบการทรงตัวก่อนและหลังให้เห็นผล ได้แบบตรวจบ้านกลับไปทำกับลูกหลาน
    ใครต้องการราวจับหรือแผ่นกันลื่นมีรายชื่อที่ขอรับได้ // A physiotherapist teaches six moves beside a chair and
    tests balance before and after. You take home a checklist, and a list of where rails can be asked
    for.
at: wed 09:30 | 90 | health community temple mosque
who: 60- older disabled carer
meetings: 3
held: disabled 3
services: companion transport
outcome: สมุดท่าฝึกและแบบตรวจบ้าน // Exercise card and home checklist

caring-at-home
type: self_development
title: ดูแลคนป่วยติดเตียงที่บ้าน // Caring for someone in bed at home
summary: พลิกตัว ป้อนอาหาร อาบน้ำ และดูแลใจคนดูแล // Turning, feeding, washing, and care for the carer too.
about: พยาบาลเยี่ยมบ้านสาธิตกับหุ่นและให้ทุกคนลองทำจนคล่อง คุยกันตรง ๆ เรื่องเหนื่อยและเรื่องเงิน มีเพื่อนที่ดูแลแม่มาเจ็ดปีมาเล่า
    ระหว่างเรียนมีอาสาไปอยู่กับคนป่วยให้ถ้าแจ้งล่วงหน้าสองวัน // A visiting nurse shows and everyone practises. We
    speak plainly of tiredness and money; with two days' notice a volunteer sits with your patient
    meanwhile.
at: sat 09:00 | 180 | health community library
who: 18- carer
seats: 16
held: carer 10
services: companion meal
outcome: คู่มือดูแลรายวันและเบอร์พยาบาลเยี่ยมบ้าน // Daily care guide and the nurse's number

read-medicine-label
type: lifelong
title: อ่านฉลากยาและคุยกับหมอ // Medicine labels and talking with the doctor
summary: รู้ว่ากินยาอะไร เพื่ออะไร และถามหมออย่างไรให้ได้คำตอบในสามนาที // Know what you take and why, and how to
    get answers in three minutes.
about: นำยาทั้งหมดที่มีในบ้านใส่ถุงมาเลย เภสัชกรช่วยแยกยาหมดอายุและยาซ้ำ เขียนรายการยาใบเดียวติดตู้เย็น
    แล้วซ้อมคุยกับหมอโดยมีคำถามสามข้อที่ควรถามทุกครั้ง // Bring every medicine in a bag. A pharmacist sorts out the
    expired and the doubled, writes one list for the fridge, and we rehearse three questions for every
    visit.
bring: ยาทุกชนิดที่มีในบ้าน // All the medicine in your house
at: thu 10:00 | 120 | health library community mosque
who: 40- older carer
held: older 6
services: large_print

mind-talk
type: lifelong
title: วงคุยใจ ไม่ตัดสินกัน // A circle for heavy hearts
summary: นั่งล้อมวงฟังกันเรื่องเครียด เหงา นอนไม่หลับ มีนักจิตวิทยาอยู่ด้วย // Sit in a circle and listen: stress,
    loneliness, sleepless nights; a psychologist sits with us.
about: ไม่ต้องพูดก็ได้ มาฟังอย่างเดียวก็นับว่ามา เรื่องที่คุยอยู่ในวงนี้ไม่เล่าต่อ นักจิตวิทยาสอนวิธีหายใจและวิธีฟังเพื่อนให้ช่วยได้จริง
    ใครต้องการคุยส่วนตัวต่อนัดได้ในวันนั้น // You need not speak. What is said stays here. We learn to breathe and
    to listen so that it helps; private talks can be arranged the same day.
at: fri 17:00 | 90 | library health community university
who: 15-
seats: 12

office-syndrome
type: lifelong
title: ยืดเหยียดคนนั่งนาน แก้ปวดคอบ่าไหล่ // Stretching for people who sit all day
summary: ท่ายืดสิบนาทีที่ทำได้ข้างโต๊ะทำงานและหลังแผงขายของ // Ten minutes of stretches for the desk and the
    market stall.
about: ครูดูท่านั่งและท่ายืนของแต่ละคนก่อน แล้วเลือกท่าที่เหมาะให้สามท่า คนขายของยืนนานกับคนทำงานคอมพิวเตอร์ใช้คนละชุดกัน
    มีลูกเทนนิสแจกคนละลูกไว้กดจุดเอง // The teacher looks at how you sit or stand and gives you three moves of
    your own; a tennis ball each for the sore points.
at: wed fri 17:30 | 60 | park library office community
who: 18-65 informal_worker
seats: 25

first-aid
home: suankularb
type: self_development
title: ช่วยชีวิตเบื้องต้นและใช้เครื่องเออีดี // First aid, CPR and the AED
summary: ปั๊มหัวใจ ช่วยคนสำลัก และหาเครื่องเออีดีที่ใกล้ที่สุดในย่าน // Chest compressions, choking, and where the
    nearest AED is.
about: ฝึกกับหุ่นจนทำได้ครบสองนาทีไม่หยุด แล้วเดินดูจุดติดตั้งเครื่องเออีดีรอบ ๆ สถานที่เรียน เด็กโตฝึกคู่กับผู้ปกครองได้
    จบแล้วได้บัตรผ่านการฝึก อายุสองปี // Practise on dummies for two full minutes, then walk to the nearest
    machines. Older children may train with a parent.
at: sat sun 09:00 | 180 | school health sport university
who: 12- youth
seats: 24
outcome: บัตรผ่านการฝึกช่วยชีวิต // A CPR training card

cook-for-pressure
type: lifelong
title: กินอร่อยแบบลดเค็ม // Tasty with less salt
summary: ปรับน้ำพริก แกง และก๋วยเตี๋ยวที่กินทุกวันให้เค็มน้อยลงแต่ยังอร่อย // Everyday curries, dips and noodles with
    less salt and all the taste.
about: ชิมเทียบสามสูตรแบบปิดตาแล้วโหวตกัน วัดความเค็มด้วยเครื่องเล็ก ๆ ให้เห็นตัวเลข นักโภชนาการอธิบายฉลากซองปรุงรส
    กลับบ้านพร้อมสูตรที่ลูกหลานยอมกิน // Three versions tasted blind and voted on, salt measured with a small
    meter, and recipes your family will accept.
at: tue 09:30 | 120 | health community temple mosque
who: 30- older carer
seats: 18
held: older 6

boxing-fitness
type: lifelong
title: มวยไทยเพื่อสุขภาพหลังเลิกงาน // After-work Muay Thai for fitness
summary: ชกลม เตะเป้า เหงื่อออกหนึ่งชั่วโมง ไม่มีการปะทะ ผู้หญิงและมือใหม่มาได้สบายใจ // Shadow boxing and pads for an
    hour; no sparring, women and beginners at ease.
about: ครูเป็นอดีตนักมวยในย่านที่หันมาสอนเด็กและคนทำงาน เริ่มจากท่ายืนและการหายใจ เพิ่มแรงตามกำลังของแต่ละคน มีนวมให้ยืม
    ปิดท้ายด้วยยืดกล้ามเนื้อและน้ำสมุนไพร // Taught by a former local fighter: stance, breath, then as much force
    as you like. Gloves are lent; we end with stretching and a herbal drink.
bring: ชุดออกกำลังกายและน้ำดื่ม // Sports clothes and water
at: mon thu 18:00 | 75 | park sport school
who: 13-60 youth
price: 40
services: loan

women-health
type: lifelong
title: สุขภาพผู้หญิง คุยกันตรง ๆ // Women's health, plainly spoken
summary: ตรวจเต้านมเอง วัยทอง และมะเร็งปากมดลูก ถามได้ทุกเรื่องกับแพทย์หญิง // Breast self-checks, menopause and
    cervical cancer; ask a woman doctor anything.
about: ห้องนี้มีแต่ผู้หญิง ฝึกตรวจเต้านมกับแบบจำลองจนรู้สึกได้ คุยเรื่องที่ไม่กล้าถามที่โรงพยาบาล ลงชื่อนัดตรวจคัดกรองฟรีได้ในวันนั้น
    มีผู้ช่วยพูดภาษามลายูที่ยะลา // A women-only room to practise and to ask what one dares not ask at the
    clinic. Free screening can be booked on the spot; a Malay speaker helps in Yala.
at: sat 13:00 | 120 | health library community
who: 30-
seats: 24
services: childcare

quit-smoking
type: lifelong
title: เลิกบุหรี่ด้วยกันสี่สัปดาห์ // Quitting together in four weeks
summary: ตั้งวันเลิก มีเพื่อนคู่หู และรับมือวันที่อยากสูบที่สุด // Set a day, find a buddy and survive the hardest day.
about: ใช้กลุ่มเล็กสิบคน พบกันสัปดาห์ละครั้งและทักกันทุกวัน ครั้งแรกนับเงินที่สูบไปทั้งปี ครั้งที่สองวางแผนวันเลิก
    ใครพลาดกลับมาเริ่มใหม่ได้ไม่มีใครว่า มีชาและของเคี้ยวแทนบุหรี่ให้ลอง // Ten people, four meetings and a message
    every day. Whoever slips may begin again and nobody scolds.
at: mon 17:00 | 60 | health community office mosque
who: 15- informal_worker
meetings: 4
seats: 10
"""

HEALTH: tuple[ActivityText, ...] = read_texts("health", _TEXTS)
