"""Invented activities: language and reading (ภาษาและการอ่าน)."""

from learningcity.demo.texts.shapes import ActivityText, read_texts

_TEXTS = """
bilingual-story
home: pipit-banglamphu
type: lifelong
title: อ่านนิทานสองภาษา // Bilingual story time
summary: ฟังนิทานไทยและอังกฤษ ร้องเพลง และวาดตอนจบเอง // Stories in Thai and English, songs, and an ending
    you draw yourself.
about: พี่นักศึกษาอ่านสลับภาษาให้เด็กเดาความหมายจากภาพ ไม่แปลทีละคำ พ่อแม่ได้วิธีอ่านกลับไปใช้ที่บ้าน
    ยืมหนังสือกลับได้สองเล่มแม้ยังไม่มีบัตร // Students read in turns and let children guess from the pictures.
    Parents take the method home, with two books on loan and no card needed.
at: sat sun 10:00 | 60 | library museum school
who: 3-9 child
seats: 20
languages: th en

english-for-stall
type: self_development
title: ภาษาอังกฤษหน้าร้าน // English at the stall
summary: ทักทาย บอกราคา อธิบายอาหาร และรับมือลูกค้าเรื่องมาก ด้วยประโยคสั้นยี่สิบประโยค // Greet, price, describe food
    and handle fussy customers with twenty short sentences.
about: ไม่เรียนไวยากรณ์ ใช้เมนูและของจริงของผู้เรียนเป็นบทเรียน ซ้อมกับนักท่องเที่ยวที่อาสามานั่งเป็นลูกค้า
    ได้ป้ายสองภาษาของร้านตัวเองกลับไปติดหนึ่งแผ่น // No grammar, only your menu and your goods, rehearsed with
    travellers who play customers. You leave with a bilingual sign for your shop.
at: mon 17:30 | 90 | library university community
who: 15- entrepreneur informal_worker
meetings: 3
seats: 18
languages: th en
outcome: ป้ายสองภาษาและบัตรประโยคยี่สิบใบ // A bilingual sign and twenty phrase cards
work: yes

korean-start
type: self_development
title: เกาหลีวันละคำ อ่านฮันกึลใน 4 สัปดาห์ // Korean a word a day: read Hangul in four weeks
summary: อ่านป้าย ร้องเพลง และแนะนำตัวกับเพื่อนเมืองคู่แฝดทางวิดีโอ // Read signs, sing, and introduce yourself to
    friends abroad by video.
about: ครูใช้เพลงและรายการที่วัยรุ่นชอบเป็นบทอ่าน ครั้งที่สามต่อสายคุยกับเยาวชนในเมืองแห่งการเรียนรู้ที่เกาหลี ไม่มีสอบ
    มีแต่สมุดคำศัพท์ที่วาดเอง // Songs and shows are the reader; in the third week we call young people of a
    Korean learning city. No test, only a word book you draw.
at: sat 13:00 | 90 | library university school
who: 12-30 youth
meetings: 4
seats: 20
languages: th ko
mode: both

malay-neighbours
type: lifelong
title: ภาษามลายูถิ่นกับเพื่อนบ้าน // Local Malay with your neighbours
summary: ทักทาย ซื้อของ ถามทาง และคำสุภาพที่ทำให้คนยิ้ม // Greet, shop, ask the way, and the polite words that
    bring a smile.
about: เรียนกับก๊ะและแบในตลาดจริง ครั้งละห้าประโยค ข้าราชการ ครู และพยาบาลที่ย้ายมาใหม่เรียนด้วยกันกับคนในเมือง
    คนพูดมลายูอยู่แล้วมาช่วยเป็นคู่สนทนาและเก็บชั่วโมงอาสาได้ // Five sentences a time in the real market. Newly
    arrived teachers and nurses sit beside townspeople; speakers earn volunteer hours as partners.
at: wed 17:00 | 90 | library market mosque community
who: 12- newcomer
meetings: 4
seats: 20
languages: th ms
cities: yala

northern-tongue
type: lifelong
title: อู้กำเมืองกับแม่อุ๊ย // Speaking Northern Thai with grandmothers
summary: หัดคำเมืองที่ใช้ในตลาด ฟังค่าว และเขียนกลอนสี่บรรทัด // Market words, sung verse, and four lines of your
    own.
about: คนรุ่นหลานเริ่มฟังออกแต่ไม่กล้าพูด เราจับคู่หลานกับแม่อุ๊ยคุยเรื่องอาหารและฤดูกาล
    จดคำที่กำลังหายไปลงพจนานุกรมของเมืองด้วยกัน // Grandchildren understand but seldom speak: we pair them with
    grandmothers and write the vanishing words into the town's own dictionary.
at: sat 10:00 | 90 | library school park
who: 8- older youth newcomer
seats: 24
cities: phayao

read-aloud-elders
home: ratchanadda-library
type: lifelong
title: อ่านหนังสือให้ผู้สูงอายุฟัง // Reading aloud for older ears
summary: จับคู่อาสากับผู้ฟัง อ่านข่าว นิยาย หรือจดหมายเก่า สัปดาห์ละหนึ่งชั่วโมง // Volunteers and listeners in pairs:
    news, novels or old letters, an hour a week.
about: คนอ่านได้ฝึกเสียงและความช้า คนฟังได้เพื่อน เลือกเรื่องเองได้ มีหนังสือตัวใหญ่และเครื่องช่วยฟัง เด็กมัธยมนับเป็นชั่วโมงจิตอาสา
    // The reader learns to be slow, the listener gains a friend. Large print and hearing aids are
    there; pupils may count the hours.
at: tue 14:00 | 60 | library community temple
who: 13- older youth
seats: 24
services: large_print

thai-reading-again
type: qualification
title: กลับมาอ่านเขียนไทยให้คล่อง // Reading and writing Thai again
summary: สำหรับผู้ใหญ่ที่ไม่ได้เรียนต่อ อ่านป้าย กรอกแบบ เขียนชื่อที่อยู่ได้ด้วยตัวเอง // For grown-ups who left school early:
    signs, forms, your own name and address.
about: ครูนั่งโต๊ะเดียวกับผู้เรียน ไม่ยืนหน้าห้อง เรียนจากบิล ฉลาก และข้อความในมือถือของตัวเอง ไม่มีใครรู้ว่าใครอ่านไม่ออก
    สะสมครบหกครั้งเทียบระดับกับการเรียนรู้เพื่อคุณวุฒิได้ // The teacher sits among you and the texts are your own
    bills and messages. Six meetings can be counted towards a school level.
at: sun 13:30 | 120 | library community temple school
who: 15- low_income out_of_school newcomer
meetings: 6
seats: 12
held: out_of_school 3 low_income 4
outcome: เทียบระดับการอ่านเขียนได้ // Counts towards a literacy level

sign-language-shop
type: self_development
title: ภาษามือสำหรับร้านค้า // Sign language for shops
summary: สามสิบคำที่ทำให้ลูกค้าหูหนวกสั่งของได้สบายใจ สอนโดยครูหูหนวก // Thirty signs that make deaf customers
    welcome, taught by a deaf teacher.
about: เรียนด้วยตา ไม่มีเสียง มีล่ามช่วงถามตอบเท่านั้น ฝึกรับออร์เดอร์ คิดเงิน และขอโทษให้เป็น
    ร้านที่เรียนครบได้สติกเกอร์ติดหน้าร้านว่าที่นี่ใช้ภาษามือได้ // You learn by eye, without voice. Practise orders,
    change and apologies; shops that finish get a door sticker.
at: thu 17:00 | 90 | library community market university
who: 12- entrepreneur
meetings: 2
seats: 18
languages: th tsq
services: sign_language
outcome: สติกเกอร์ “ร้านนี้ใช้ภาษามือ” // Sticker: we sign here

chinese-market
type: self_development
title: จีนกลางขายของ เริ่มจากศูนย์ // Mandarin for selling, from zero
summary: ตัวเลข ราคา และคำชวนชิม พร้อมตัวอักษรจีนสามสิบตัวที่เห็นในย่าน // Numbers, prices and “try some”, with
    thirty characters seen in the quarter.
about: เดินอ่านป้ายร้านเก่าครั้งแรก ครั้งต่อไปซ้อมขายกับนักศึกษาจีน ครูเขียนคำอ่านเป็นไทยให้ทุกคำ
    คนเชื้อสายจีนที่ลืมภาษาแล้วมาเรียนกับหลานได้ // First a walk to read old shop signs, then selling practice
    with Chinese students. Grandparents and grandchildren may learn together.
at: fri 17:30 | 90 | university library community
who: 13- entrepreneur youth
meetings: 4
seats: 18
languages: th zh
work: yes
cities: phra-nakhon

write-my-life
type: lifelong
title: เขียนชีวิตตัวเองหนึ่งหน้า // Your life on one page
summary: ชวนเล่า ชวนเขียน หนึ่งเรื่องที่อยากให้ลูกหลานรู้ เขียนไม่ถนัดพูดใส่เครื่องก็ได้ // Tell and write one thing your
    family should know; or speak and we type.
about: เริ่มจากสิ่งของหนึ่งชิ้นที่พกมา คำถามสิบข้อช่วยให้เรื่องออกมาเอง บรรณาธิการอาสานั่งคุยทีละคน รวมเล่มเล็กแจกกันเองตอนจบ
    ใครไม่อยากให้ลงชื่อก็ได้ // Begin with one thing you carry. Ten questions draw the story out, a volunteer
    editor listens, and a small book ends it; your name is optional.
bring: ของหนึ่งชิ้นที่มีเรื่องเล่า // One thing with a story
at: wed 10:00 | 120 | library community temple
who: 40- older
meetings: 2
seats: 14
services: large_print loan

book-club
type: lifelong
title: วงอ่านหนังสือ หนึ่งเดือนหนึ่งเล่ม // Book circle, a book a month
summary: อ่านเล่มเดียวกัน แล้วมานั่งเถียงกันอย่างสุภาพ มีหนังสือให้ยืมครบคน // Read the same book and disagree politely;
    a copy is lent to each.
about: สลับกันเลือกเล่ม เดือนนี้เรื่องสั้น เดือนหน้าหนังสือเรื่องเมือง คนอ่านไม่จบก็มาได้ มีหนังสือเสียงสำหรับคนมองไม่ชัด
    กาแฟกับขนมแล้วแต่ใครจะหยิบมา // We take turns to choose: stories one month, the city the next. Come even
    if you did not finish; there are audio books too.
at: sat 15:00 | 90 | library museum university
who: 15-
seats: 16
services: loan
"""

LANGUAGE: tuple[ActivityText, ...] = read_texts("language", _TEXTS)
