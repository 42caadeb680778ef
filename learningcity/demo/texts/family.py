"""Invented activities: children and family (เด็กและครอบครัว)."""

from learningcity.demo.texts.shapes import ActivityText, read_texts

_TEXTS = """
baby-play
type: lifelong
title: เล่นกับลูกวัยเตาะแตะ // Playing with your toddler
summary: เพลง ตบมือ กล่องกระดาษ และของเล่นจากครัว เล่นแล้วสมองโต // Songs, claps, boxes and kitchen toys that
    grow a mind.
about: พ่อ แม่ ปู่ ย่า หรือพี่เลี้ยงก็มาได้ เล่นบนเสื่อด้วยกันสี่สิบนาที ที่เหลือคุยกันเรื่องกิน นอน และงอแง
    พยาบาลอยู่ด้วยถ้าอยากถามเรื่องพัฒนาการ // Parents, grandparents and nannies all welcome: forty minutes on
    the mat, then talk about food, sleep and tears. A nurse is there to ask.
at: tue 09:30 | 75 | library community health
who: 0- child carer
seats: 16
services: childcare

homework-club
home: bangkok-city-library
type: lifelong
title: ทำการบ้านด้วยกันหลังเลิกเรียน // Homework together after school
summary: พี่นักศึกษานั่งข้าง ๆ ไม่ทำให้ แต่ช่วยให้ทำเองได้ มีของว่าง // Students sit beside you: they will not do it
    for you, but you will manage; there is a snack.
about: มาเมื่อไรก็ได้ในสองชั่วโมง ทำเสร็จแล้วเล่นเกมกระดานต่อ เด็กที่หยุดเรียนไปแล้วมานั่งได้เหมือนกัน มีโต๊ะเงียบสำหรับคนอยากอ่าน
    ถ้าเด็กขาดไปสองครั้งเราโทรถามด้วยความเป็นห่วง // Drop in any time in the two hours, then play board games.
    Children who left school are as welcome; we call, kindly, after two absences.
at: mon tue wed 16:00 | 105 | library school community temple
who: 6-15 child out_of_school
seats: 20
held: out_of_school 4 low_income 4
services: meal

parent-talk-screen
type: lifelong
title: ลูกติดจอ คุยกันอย่างไรไม่ทะเลาะ // Screens at home without the fights
summary: ตั้งกติกาบ้านที่ลูกช่วยคิด และรู้ทันเกม คลิป และคนแปลกหน้า // House rules your child helps to write, and what
    to know of games, clips and strangers.
about: พ่อแม่นั่งห้องหนึ่ง ลูกนั่งอีกห้องหนึ่ง แล้วกลับมาเทียบกันว่าอยากได้อะไร นักจิตวิทยาเด็กช่วยเขียนข้อตกลงหนึ่งหน้า
    กลับบ้านไปลองสองสัปดาห์แล้วส่งข้อความมาเล่า // Parents in one room, children in another, then compare
    wishes. A child psychologist helps write one page to try for two weeks.
at: sat 13:30 | 120 | school library community
who: 8- youth child
seats: 24

science-kids
type: lifelong
title: นักวิทย์น้อย ทดลองด้วยของในบ้าน // Little scientists with kitchen things
summary: จรวดน้ำ ภูเขาไฟ และหมึกล่องหน ทำเองและอธิบายได้ // Water rockets, volcanoes and invisible ink, made
    and explained.
about: ทุกการทดลองใช้ของไม่เกินยี่สิบบาท เด็กเดาก่อนแล้วจึงลอง จดผลเป็นภาพวาด พี่ ๆ ชวนตั้งคำถามมากกว่าให้คำตอบ
    ได้ชุดทดลองกลับไปทำให้น้องดูที่บ้าน // Nothing costs over twenty baht. Guess first, test after, draw the
    result; helpers ask more than they answer.
at: sat sun 13:30 | 120 | museum library school university
who: 7-12 child
price: 40
seats: 20
held: low_income 5

night-sky
type: lifelong
title: ดูดาวกับครอบครัว // Stars with the family
summary: ดูดวงจันทร์ ดาวเสาร์ และฟังตำนานดาวลูกไก่แบบบ้านเรา // The moon, Saturn, and our own tale of the
    Pleiades.
about: ก่อนฟ้ามืดประกอบแผนที่ดาวหมุนคนละแผ่น แล้วผลัดกันส่องกล้อง ถ้าฟ้าปิดย้ายเข้าโดมหรือห้องฉาย ผู้สูงอายุมีเก้าอี้เอน
    เด็กเล็กมีผ้าห่ม // Build a star wheel before dark, then take turns at the telescope; if clouds come we
    move indoors. Reclining chairs and blankets are there.
at: sat 18:30 | 120 | park university school
who: 6- child older
seats: 30
cities: phayao yala

teen-money
type: self_development
title: เงินก้อนแรกของวัยรุ่น // A teenager's first money
summary: แบ่งเงิน ออมให้ได้ ซื้อของผ่อน และรู้ทันเกมพนันออนไลน์ // Divide, save, buy on terms and see through online
    gambling.
about: เล่นเกมจำลองชีวิตหนึ่งเดือนด้วยเงินสมมติ ใครเจ๊งก่อนได้เล่าก่อน คนเคยติดหนี้พนันมาเล่าจากเรื่องจริงโดยไม่เปิดชื่อ
    จบด้วยแผนออมสามเดือนที่ทำได้จริง // A month of life played with pretend money; whoever goes broke tells
    first. Someone who gambled speaks without a name; a three-month plan ends it.
at: sun 13:30 | 120 | library school university
who: 13-20 youth out_of_school
seats: 24
held: out_of_school 4

grand-parenting
type: lifelong
title: ปู่ย่าเลี้ยงหลาน คุยกับครูและหมอให้เข้าใจ // Grandparents raising grandchildren
summary: วัคซีน การบ้านออนไลน์ และวิธีพักเหนื่อยของคนเลี้ยงหลาน // Vaccines, online homework and how to rest when
    you raise a grandchild.
about: หลายบ้านพ่อแม่ไปทำงานไกล ปู่ย่าทำทุกอย่างเอง วงนี้มีครูประถมกับพยาบาลนั่งตอบ ตั้งกลุ่มไลน์ช่วยรับส่งเด็กกันได้
    มีมุมเล่นให้หลานระหว่างเรียน // Many parents work far away. A teacher and a nurse answer, a chat group
    shares school runs, and there is a corner for the children.
at: thu 09:30 | 120 | community school temple health
who: 45- older carer
seats: 18
services: childcare meal

football-clinic
type: lifelong
title: ฟุตบอลเย็นนี้ เล่นเป็นทีม // Football this evening, as a team
summary: ฝึกพื้นฐาน เล่นทีมเล็ก และกติกาที่แพ้แล้วจับมือกัน เด็กหญิงเล่นด้วย // Basics, small sides and a handshake
    whatever the score; girls play too.
about: แบ่งตามวัยไม่แบ่งตามฝีเท้า โค้ชอาสาผ่านการอบรมเรื่องความปลอดภัยของเด็ก มีรองเท้าให้ยืม ฝนตกย้ายเข้าร่มเรียนแท็กติกแทน
    // Teams by age, not by skill; coaches are trained in child safety; boots are lent. If it rains we
    go under a roof and learn tactics.
at: tue thu 16:30 | 90 | sport school park
who: 7-16 child youth out_of_school
seats: 28
held: out_of_school 5
services: loan

library-sleepover
type: lifelong
title: หนึ่งบ่ายในห้องสมุด ล่าหนังสือปริศนา // A library treasure hunt
summary: ใบ้คำ ตามหาเลขหมู่ และเจอหนังสือที่ไม่เคยคิดจะอ่าน // Riddles, shelf marks and a book you would never
    have picked.
about: เล่นเป็นทีมครอบครัว มีด่านอ่านออกเสียง ด่านวาดรูป และด่านถามบรรณารักษ์ ทีมที่จบช้าที่สุดได้เลือกหนังสือก่อน
    ทุกคนสมัครบัตรฟรีได้ในวันนั้น // Family teams through reading, drawing and ask-the-librarian posts. The
    slowest team chooses first, and cards are free that day.
at: sun 13:30 | 120 | library
who: 5- child
seats: 24

special-play
type: lifelong
title: เล่นได้ทุกคน บ่ายพิเศษของเด็กพิเศษ // Everybody plays: an afternoon for special children
summary: แสงเบา เสียงเบา ของเล่นสัมผัส และเพื่อนที่เข้าใจ // Soft light, low sound, things to touch and friends
    who understand.
about: ปิดเพลงและเสียงประกาศตลอดบ่าย มีมุมสงบและนักกิจกรรมบำบัด พี่น้องมาด้วยได้ พ่อแม่มีห้องจิบกาแฟคุยกันแบบไม่ต้องขอโทษใคร
    // No music or loudspeakers, a quiet corner and a therapist. Siblings welcome; parents have a room
    for coffee with nobody to apologise to.
at: sun 13:30 | 150 | museum library park
who: 3-18 child disabled
seats: 14
held: disabled 8
services: companion childcare

father-cook
type: lifelong
title: พ่อลูกเข้าครัววันหยุด // Fathers and children in the kitchen
summary: ทำข้าวผัดหนึ่งกระทะ ล้างจานด้วยกัน และคุยเรื่องที่ไม่ค่อยได้คุย // One pan of fried rice, dishes done together,
    and talk you seldom have.
about: แม่ได้พักหนึ่งเช้า พ่อ ลุง หรือปู่มากับเด็กได้ ครูครัวมีคำถามแจกระหว่างผัด เช่น พ่อกลัวอะไรตอนเด็ก ๆ
    จบด้วยถ่ายรูปและเขียนจดหมายสั้นถึงกัน // Mother has the morning off; uncles and grandfathers count. Question
    cards come with the pan, such as: what were you afraid of? We end with short letters.
at: sun 09:30 | 120 | school community market
who: 5- child
price: 40
seats: 16
"""

FAMILY: tuple[ActivityText, ...] = read_texts("family", _TEXTS)
