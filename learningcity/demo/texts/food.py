"""Invented activities: food (อาหาร)."""

from learningcity.demo.texts.shapes import ActivityText, read_texts

_TEXTS = """
muslim-kitchen
home: ban-tuek-din-mosque
type: lifelong
title: ครัวมุสลิมบ้านเรา หุงข้าวหมกด้วยกัน // Our Muslim kitchen: biryani together
summary: หุงข้าวหมกไก่หม้อใหญ่ ทำน้ำจิ้มเขียว แล้วล้อมวงกินกับเพื่อนบ้านทุกศาสนา // One big pot of chicken biryani, green
    sauce, and a shared meal with neighbours of every faith.
about: แม่ครัวประจำมัสยิดสอนตั้งแต่ล้างข้าว คั่วเครื่องเทศ ถึงดูไฟ ระหว่างรอข้าวสุกมีเรื่องเล่าของย่านและมารยาทเมื่อเข้ามัสยิด
    วัตถุดิบฮาลาลทั้งหมด เด็กช่วยห่อใบตองได้ // The mosque's own cooks teach, from washing rice to watching the
    fire, with stories of the quarter while it steams. All halal; children wrap the leaves.
at: sun 09:00 | 180 | mosque market
who: 10-
price: 60
seats: 16
held: low_income 3

khanom-bueang
home: phraeng-phuthon
type: lifelong
title: ขนมเบื้องโบราณ ทำเองกินเอง // Old-style crisp pancakes, made and eaten by you
summary: ละเลงแป้งให้บาง แซะให้ทัน ไส้หวานไส้เค็มแบบร้านเก่าในย่าน // Spread it thin, lift it in time; sweet and
    salty fillings as the old shops make them.
about: คนละเตา คนละกระจ่า ครูยืนดูใกล้ ๆ จนแผ่นแรกออกมาสวย เล่าเรื่องขนมในวังและขนมหน้าบ้านให้ฟังระหว่างรอไส้เย็น
    เด็กต่ำกว่าสิบสองมากับผู้ใหญ่เพราะเตาร้อน // A griddle each until the first sheet comes out right, with
    stories of palace and doorstep sweets. Under twelve with an adult, for the griddle is hot.
at: fri 14:00 | 120 | community market museum
who: 8- child older
price: 40
seats: 14

southern-rice-salad
type: lifelong
title: ข้าวยำ น้ำบูดู และผักริมรั้ว // Rice salad, budu and hedge greens
summary: รู้จักผักพื้นบ้านสิบอย่าง เคี่ยวน้ำบูดู และคลุกข้าวยำจานของตัวเอง // Know ten local greens, simmer the budu and
    toss your own plate.
about: เริ่มจากเดินเก็บผักริมรั้วกับก๊ะในชุมชน เรียนรู้ว่าอะไรกินได้และช่วยเรื่องอะไร กลับมาซอยให้บางและเคี่ยวน้ำบูดูให้หอม
    สูตรไม่เค็มจัดสำหรับคนความดันสูงมีให้เลือก // We walk the hedges with a local auntie, learn what is eaten and
    why, slice it fine and simmer the sauce; a low-salt version too.
at: sat 09:00 | 150 | market community park school
who: 10-
price: 40
seats: 16
languages: th ms
cities: yala

roti-tea
home: yala-station-market
type: self_development
title: ตีแป้งโรตี ชงชาชัก เปิดร้านเล็ก // Roti and pulled tea for a small stall
summary: ฟาดแป้งให้บาง คุมไฟ ชงชาให้ฟองนุ่ม พร้อมคิดต้นทุนต่อแผ่น // Slap the dough thin, mind the heat, froth the
    tea and count the cost of each piece.
about: เรียนกับเจ้าของร้านที่ขายหน้าสถานีมาสองรุ่น วันแรกฝึกแป้งจนมือจำ วันที่สองยืนหน้าเตาจริงช่วงเช้า
    คนที่อยากเปิดร้านมีรถเข็นให้ยืมทดลองขายหนึ่งสัปดาห์ // Two mornings with a shop that has fed the station for two
    generations; those who want to start may borrow a cart for a week.
at: sat sun 08:00 | 180 | market school community
who: 15- youth entrepreneur out_of_school
price: 60
meetings: 2
seats: 12
held: out_of_school 3
languages: th ms
work: yes
cities: yala

nam-phrik-num
home: mae-tam-school
type: lifelong
title: น้ำพริกหนุ่ม แคบหมู และเรื่องเล่าในครัวเมือง // Northern green chilli dip and kitchen tales
summary: ย่างพริก ตำน้ำพริก และชิมเทียบสูตรของสามหมู่บ้านรอบกว๊าน // Grill, pound and taste three villages' recipes
    side by side.
about: แม่อุ๊ยสามคนจากสามหมู่บ้านมาทำสูตรของตัวเองให้ดู แล้วให้ผู้เรียนตำเองหนึ่งครก คุยกันเป็นคำเมือง มีคนแปลให้
    ได้สูตรเขียนมือกลับบ้านสามใบ // Three grandmothers cook three ways, then you pound a mortar of your own.
    They speak Northern Thai; someone translates.
at: sat 09:00 | 150 | school community workshop
who: 10- older
price: 40
seats: 16
cities: phayao

lake-fish
home: kwan-phayao-park
type: lifelong
title: ปลาส้มพะเยา หมักให้ปลอดภัย // Phayao sour fish, safely fermented
summary: แล่ หมัก และเก็บปลาส้มให้สะอาด พร้อมรู้เรื่องปลาในกว๊านวันนี้ // Fillet, ferment and keep it clean, and hear
    how the lake's fish are doing.
about: กลุ่มประมงเล่าว่าปลาอะไรมากปลาอะไรหายไปจากกว๊าน แล้วสอนทำปลาส้มหนึ่งกระปุกกลับไปหมักที่บ้าน
    นักวิทยาศาสตร์การอาหารจากมหาวิทยาลัยอธิบายเรื่องเกลือ ข้าว และพยาธิให้เข้าใจง่าย // The fishers tell which fish
    are left; everyone takes a jar home. A food scientist explains salt, rice and parasites simply.
at: sun 09:00 | 150 | park school workshop
who: 12- entrepreneur
price: 60
seats: 18
held: low_income 4
work: yes
cities: phayao

curry-paste
type: lifelong
title: ตำพริกแกงเอง สี่สำรับสี่ย่าน // Pounding your own curry paste
summary: เลือกเครื่อง โขลกให้ละเอียด และรู้ว่าทำไมแกงแต่ละบ้านไม่เหมือนกัน // Choose, pound and learn why no two
    houses' curries taste alike.
about: สี่ครกสี่ตำรับจากบ้านสี่หลังในย่าน ผลัดกันตำแล้วชิมกับข้าวสวย ครูสอนเก็บพริกแกงให้อยู่ได้เป็นเดือน คนแรงน้อยนั่งตำบนโต๊ะได้ //
    Four mortars, four houses' recipes, tasted with plain rice. We learn to keep paste for a month; you
    may sit to pound.
at: sat 10:00 | 150 | community market school
who: 10- older
price: 40
seats: 16

soft-food
type: self_development
title: อาหารนุ่มกลืนง่ายสำหรับผู้สูงอายุ // Soft food that older people enjoy
summary: ทำสามเมนูที่นุ่มพอดี สีสวย และยังเป็นรสที่คุ้นเคย // Three dishes soft enough, good to look at and still the
    taste they know.
about: นักกิจกรรมบำบัดสอนดูว่ากลืนแบบไหนเสี่ยงสำลัก แล้วลงครัวทำไข่ตุ๋นทรงเครื่อง ปลานึ่ง และขนมถั่วกวน พาผู้สูงอายุมาชิมด้วยได้
    มีโต๊ะนั่งสบาย // A therapist shows the signs of choking, then we cook. Bring the person you cook for;
    the tables are comfortable.
at: tue 13:00 | 150 | health community school
who: 18- carer older
seats: 14
held: carer 5
services: companion meal

lunchbox
type: self_development
title: ทำข้าวกล่องขาย ให้ทันเที่ยง // Lunch boxes, ready by noon
summary: วางเมนูห้าวัน ซื้อของครั้งเดียว และจัดกล่องให้น่ากินภายในเวลาจำกัด // Five days of menus, one shopping trip,
    and good-looking boxes against the clock.
about: จำลองเช้าวันขายจริงตั้งแต่หกโมงถึงสิบเอ็ดโมง แบ่งหน้าที่ จับเวลา และคิดกำไรต่อกล่อง ขายจริงให้สำนักงานรอบ ๆ ในวันสุดท้าย
    รายได้แบ่งกันเป็นทุนเริ่ม // We play out a selling morning with a stopwatch and sell to nearby offices on
    the last day; the income becomes starting money.
at: fri 07:30 | 210 | market community school temple
who: 18- low_income entrepreneur
meetings: 2
seats: 12
held: low_income 4
price: 80
outcome: เมนูห้าวันพร้อมต้นทุน // Five menus with their costs
work: yes

kids-cook
type: lifelong
title: ครัวเด็ก ทำกับข้าวง่าย ๆ เอง // Children's kitchen
summary: ไข่เจียวผัก ข้าวปั้น และล้างจานให้สะอาด ทำเองตั้งแต่ต้นจนจบ // Vegetable omelette, rice balls and washing
    up, all by themselves.
about: เด็กหั่นด้วยมีดปลายมน ใช้เตาไฟฟ้าความร้อนต่ำ มีผู้ใหญ่หนึ่งคนต่อเด็กสี่คน ได้รู้ว่าผักมาจากไหนและน้ำตาลอยู่ในอะไรบ้าง
    แจ้งเรื่องแพ้อาหารตอนลงทะเบียนได้เลย // Round-tipped knives, low-heat stoves and an adult for every four
    children. Tell us of allergies when you sign up.
at: sat sun 10:00 | 120 | school community library museum
who: 6-12 child
price: 40
seats: 16
held: low_income 4

tea-merchants
type: lifelong
title: จิบชากับร้านเก่า ฟังเรื่องคนจีนเมืองกรุง // Tea with an old shop and its stories
summary: ชงกังฮูเต๊สามแบบ ฟังเรื่องเรือสำเภา โรงน้ำชา และตรุษจีนของย่าน // Three ways of brewing, with tales of
    junks, tea houses and New Year in the quarter.
about: เจ้าของร้านรุ่นที่สี่ชงให้ดูและให้ลองรินเอง มีคำแต้จิ๋วสิบคำที่ใช้ในตลาดให้หัดพูด ใบชาที่เหลือใส่ถุงกลับบ้าน
    เดินต่อไปไหว้ศาลเจ้าใกล้ ๆ ด้วยกันถ้าอยากไป // The fourth-generation owner pours and lets you pour, teaches
    ten Teochew words for the market and walks on to the shrine with whoever wishes.
at: sat 10:00 | 90 | museum community market
who: 15- older
price: 60
seats: 12
languages: th zh
cities: phra-nakhon
"""

FOOD: tuple[ActivityText, ...] = read_texts("food", _TEXTS)
