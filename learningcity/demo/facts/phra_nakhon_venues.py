"""Learning places of Phra Nakhon: code, kind, khwaeng, point, source, names, address."""

from learningcity.demo.facts.shapes import VenueFact, read_venues

_TABLE = """
bangkok-city-library | library | 100107 | 13.75778,100.49862 | osm
    | หอสมุดเมืองกรุงเทพมหานคร | Bangkok City Library | สี่แยกคอกวัว ถนนราชดำเนินกลาง
ratchanadda-library | library | 100107 | 13.75457,100.50285 | osm
    | ห้องสมุดชุมชนหลังวัดราชนัดดา | Community library behind Wat Ratchanatdaram | ถนนมหาไชย
thammasat-library | library | 100101 | 13.75812,100.49017 | osm
    | หอสมุดปรีดี พนมยงค์ มหาวิทยาลัยธรรมศาสตร์ | Pridi Banomyong Library, Thammasat | ถนนพระจันทร์
bot-learning-center | library | 100112 | 13.76800,100.49850 | hand
    | ศูนย์การเรียนรู้ธนาคารแห่งประเทศไทย | Bank of Thailand Learning Center | ถนนสามเสน ใต้สะพานพระราม 8
national-museum | museum | 100101 | 13.75760,100.49251 | mus
    | พิพิธภัณฑสถานแห่งชาติ พระนคร | National Museum Bangkok | ถนนหน้าพระธาตุ
silpa-bhirasri-museum | museum | 100101 | 13.75270,100.49102 | mus
    | พิพิธภัณฑสถานแห่งชาติ ศิลป พีระศรี อนุสรณ์ | Silpa Bhirasri National Museum | ถนนหน้าพระลาน
national-gallery | museum | 100109 | 13.75890,100.49378 | mus
    | พิพิธภัณฑสถานแห่งชาติ หอศิลป | National Gallery of Thailand | ถนนเจ้าฟ้า
coin-museum | museum | 100109 | 13.75900,100.49464 | osm
    | พิพิธภัณฑ์เหรียญกษาปณานุรักษ์ | Coin Museum | ถนนจักรพงษ์
pipit-banglamphu | museum | 100109 | 13.76360,100.49650 | pip
    | พิพิธบางลำพู | Pipit Banglamphu museum | ถนนพระสุเมรุ
nitas-rattanakosin | museum | 100107 | 13.75589,100.50385 | osm
    | นิทรรศน์รัตนโกสินทร์ | Rattanakosin Exhibition Hall | ถนนราชดำเนินกลาง
ratchadamnoen-art | museum | 100107 | 13.75610,100.50276 | osm
    | หอศิลป์ร่วมสมัยราชดำเนิน | Ratchadamnoen Contemporary Art Center | ถนนราชดำเนินกลาง
queens-gallery | museum | 100107 | 13.75654,100.50513 | osm
    | หอศิลป์สมเด็จพระนางเจ้าสิริกิติ์ พระบรมราชินีนาถ | The Queen's Gallery | ถนนราชดำเนินกลาง
museum-siam | museum | 100101 | 13.74410,100.49420 | hand
    | มิวเซียมสยาม | Museum Siam | ถนนสนามไชย ข้างสถานีรถไฟฟ้าสนามไชย
textile-museum | museum | 100101 | 13.75200,100.49072 | osm
    | พิพิธภัณฑ์ผ้าในสมเด็จพระนางเจ้าสิริกิติ์ | Queen Sirikit Museum of Textiles | ในพระบรมมหาราชวัง ถนนหน้าพระลาน
electricity-museum | museum | 100102 | 13.74141,100.49961 | osm
    | พิพิธภัณฑ์การไฟฟ้าไทย | Thai Electricity Museum | ถนนจักรเพชร วัดเลียบ
land-museum | museum | 100102 | 13.74459,100.49564 | osm
    | พิพิธภัณฑ์กรมที่ดิน | Museum of the Department of Lands | ถนนพระพิพิธ
corrections-museum | museum | 100104 | 13.74879,100.50354 | osm
    | พิพิธภัณฑ์ราชทัณฑ์ | Corrections Museum | ในสวนรมณีนาถ ถนนมหาไชย
october-14-memorial | other | 100107 | 13.75676,100.49901 | osm
    | อนุสรณ์สถาน 14 ตุลา | 14 October Memorial | สี่แยกคอกวัว ถนนราชดำเนินกลาง
sala-chalermkrung | theatre | 100102 | 13.74683,100.50009 | osm
    | ศาลาเฉลิมกรุง | Sala Chalermkrung Royal Theatre | ถนนเจริญกรุง
wang-na-theatre | theatre | 100101 | 13.76011,100.49162 | osm
    | โรงละครวังหน้า วิทยาลัยนาฏศิลป | Wang Na Theatre | ถนนราชินี
thammasat-hall | university | 100101 | 13.75665,100.49192 | osm
    | หอประชุมมหาวิทยาลัยธรรมศาสตร์ ท่าพระจันทร์ | Thammasat University Hall, Tha Phra Chan | ถนนหน้าพระธาตุ
silpakorn-wang-tha-phra | university | 100101 | 13.75305,100.49032 | osm
    | มหาวิทยาลัยศิลปากร วังท่าพระ | Silpakorn University, Wang Tha Phra | ถนนหน้าพระลาน
poh-chang | university | 100102 | 13.74420,100.49960 | hand
    | วิทยาลัยเพาะช่าง | Poh-Chang Academy of Arts | ถนนตรีเพชร
wat-pho-medical-school | vocational | 100101 | 13.74660,100.49411 | osm
    | โรงเรียนแพทย์แผนโบราณวัดพระเชตุพน | Wat Pho Thai Traditional Medical School | ถนนสนามไชย
suankularb | school | 100102 | 13.74287,100.49798 | fad
    | โรงเรียนสวนกุหลาบวิทยาลัย | Suankularb Wittayalai School | ถนนตรีเพชร
rajini | school | 100101 | 13.74264,100.49378 | fad
    | โรงเรียนราชินี | Rajini School | ถนนมหาราช
wat-suthat-school | school | 100103 | 13.74888,100.50131 | osm
    | โรงเรียนวัดสุทัศน์ | Wat Suthat School | ถนนอุณากรรณ
wat-mahannapharam-school | school | 100106 | 13.75420,100.49960 | sch
    | โรงเรียนวัดมหรรณพาราม | Wat Mahannapharam School | ถนนตะนาว
wat-ratchaburana-school | school | 100102 | 13.74180,100.49870 | sch
    | โรงเรียนวัดราชบูรณะ | Wat Ratchaburana School | ถนนจักรเพชร
wat-intharawihan-school | school | 100111 | 13.76610,100.50350 | sch
    | โรงเรียนวัดอินทรวิหาร | Wat Intharawihan School | ถนนวิสุทธิกษัตริย์
wat-pho | temple | 100101 | 13.74641,100.49313 | wat
    | วัดพระเชตุพนวิมลมังคลาราม (วัดโพธิ์) | Wat Pho | ถนนมหาราช
wat-mahathat | temple | 100101 | 13.75516,100.49078 | wat
    | วัดมหาธาตุยุวราชรังสฤษฎิ์ | Wat Mahathat Yuwaratrangsarit | ถนนหน้าพระธาตุ
wat-ratchaburana | temple | 100102 | 13.74238,100.49911 | wat
    | วัดราชบุรณราชวรวิหาร (วัดเลียบ) | Wat Ratchaburana (Wat Liap) | ถนนจักรเพชร
wat-suthat | temple | 100103 | 13.75082,100.50082 | wat
    | วัดสุทัศนเทพวราราม | Wat Suthat Thepwararam | ถนนบำรุงเมือง
wat-ratchabophit | temple | 100103 | 13.74919,100.49719 | wat
    | วัดราชบพิธสถิตมหาสีมาราม | Wat Ratchabophit | ถนนเฟื่องนคร
wat-thepthidaram | temple | 100104 | 13.75332,100.50410 | wat
    | วัดเทพธิดาราม | Wat Thepthidaram | ถนนมหาไชย
wat-mahannapharam | temple | 100106 | 13.75459,100.49919 | wat
    | วัดมหรรณพาราม | Wat Mahannapharam | ถนนตะนาว
wat-bowon | temple | 100107 | 13.75967,100.50045 | wat
    | วัดบวรนิเวศวิหาร | Wat Bowonniwet Vihara | ถนนพระสุเมรุ
wat-ratchanatdaram | temple | 100107 | 13.75461,100.50425 | wat
    | วัดราชนัดดาราม | Wat Ratchanatdaram | ถนนมหาไชย
wat-chana-songkhram | temple | 100109 | 13.76098,100.49501 | wat
    | วัดชนะสงคราม | Wat Chana Songkhram | ถนนจักรพงษ์
wat-mai-amatarot | temple | 100110 | 13.76446,100.50169 | wat
    | วัดใหม่อมตรส | Wat Mai Amatarot | ถนนวิสุทธิกษัตริย์
wat-tri-thotsathep | temple | 100110 | 13.76226,100.50345 | wat
    | วัดตรีทศเทพ | Wat Tri Thotsathep | ถนนประชาธิปไตย
wat-intharawihan | temple | 100111 | 13.76650,100.50310 | wat
    | วัดอินทรวิหาร | Wat Intharawihan | ถนนวิสุทธิกษัตริย์
wat-makut | temple | 100111 | 13.76411,100.50648 | wat
    | วัดมกุฏกษัตริยาราม | Wat Makut Kasattriyaram | ถนนกรุงเกษม
wat-sangwet | temple | 100112 | 13.76425,100.49760 | wat
    | วัดสังเวชวิศยาราม | Wat Sangwet Witsayaram | ถนนสามเสน
wat-sam-phraya | temple | 100112 | 13.76580,100.49909 | wat
    | วัดสามพระยา | Wat Sam Phraya | ซอยสามเสน 5
wat-noranat | temple | 100112 | 13.76965,100.50289 | wat
    | วัดนรนาถสุนทริการาม | Wat Noranat Suntharikaram | ถนนกรุงเกษม เทเวศร์
chakkraphong-mosque | mosque | 100109 | 13.76182,100.49689 | osm
    | มัสยิดจักรพงษ์ | Chakkraphong Mosque | ซอยสุเหร่า ถนนจักรพงษ์
ban-tuek-din-mosque | mosque | 100107 | 13.75827,100.50031 | osm
    | มัสยิดบ้านตึกดิน | Ban Tuek Din Mosque | ตรอกบ้านตึกดิน ถนนราชดำเนินกลาง
devasathan | shrine | 100106 | 13.75238,100.50063 | fad
    | เทวสถาน (โบสถ์พราหมณ์) | Devasathan Brahmin Temple | ถนนดินสอ
santichaiprakan-park | park | 100109 | 13.76400,100.49575 | fad
    | สวนสันติชัยปราการ ป้อมพระสุเมรุ | Santichaiprakan Park, Phra Sumen Fort | ถนนพระอาทิตย์
saranrom-park | park | 100101 | 13.74755,100.49584 | osm
    | สวนสราญรมย์ | Saranrom Park | ถนนเจริญกรุง
romaninat-park | park | 100104 | 13.74850,100.50280 | hand
    | สวนรมณีนาถ | Romaninat Park | ถนนมหาไชย
mahakan-fort-park | park | 100107 | 13.75561,100.50552 | osm
    | สวนป้อมมหากาฬ | Mahakan Fort Park | ถนนมหาไชย เชิงสะพานผ่านฟ้า
nagaraphirom-park | park | 100101 | 13.74680,100.49060 | hand
    | สวนนาคราภิรมย์ | Nagaraphirom Park | ถนนมหาราช ท่าเตียน
lan-khon-mueang | park | 100106 | 13.75330,100.50150 | hand
    | ลานคนเมือง | Lan Khon Mueang city square | หน้าศาลาว่าการกรุงเทพมหานคร
thepthidaram-pavilion | community | 100104 | 13.75449,100.50250 | osm
    | ศาลาชุมชนวัดเทพธิดาราม | Wat Thepthidaram community pavilion | ถนนมหาไชย
phraeng-phuthon | community | 100105 | 13.75193,100.49735 | fad
    | ลานชุมชนแพร่งภูธร | Phraeng Phuthon community square | ถนนแพร่งภูธร
tha-tien-community | community | 100101 | 13.74640,100.49100 | bmc
    | ชุมชนท่าเตียน | Tha Tien community | ถนนมหาราช
ratchabophit-community | community | 100103 | 13.74950,100.49880 | bmc
    | ชุมชนราชบพิธพัฒนา | Ratchabophit Phatthana community | ถนนราชบพิธ
ban-phan-thom-community | community | 100110 | 13.76130,100.50210 | bmc
    | ชุมชนตรอกบ้านพานถม | Trok Ban Phan Thom community | ถนนพระสุเมรุ
mai-amatarot-community | community | 100110 | 13.76480,100.50140 | bmc
    | ชุมชนวัดใหม่อมตรส | Wat Mai Amatarot community | ถนนวิสุทธิกษัตริย์
sam-phraya-community | community | 100112 | 13.76640,100.49840 | bmc
    | ชุมชนวัดสามพระยา | Wat Sam Phraya community | ซอยสามเสน 5
khian-niwat-community | community | 100109 | 13.76250,100.49460 | bmc
    | ชุมชนตรอกเขียนนิวาสน์ | Trok Khian Niwat community | ถนนพระอาทิตย์
pak-khlong-talat | market | 100102 | 13.74276,100.49687 | osm
    | ปากคลองตลาด (ตลาดส่งเสริมเกษตรไทย) | Pak Khlong Talat flower market | ถนนจักรเพชร
phra-nakhon-office | office | 100112 | 13.76458,100.49884 | fad
    | สำนักงานเขตพระนคร | Phra Nakhon District Office | ถนนสามเสน
bangkok-city-hall | office | 100106 | 13.75390,100.50170 | hand
    | ศาลาว่าการกรุงเทพมหานคร (เสาชิงช้า) | Bangkok City Hall, Sao Chingcha | ถนนดินสอ
health-centre-1 | health | 100102 | 13.74746,100.49658 | osm
    | ศูนย์บริการสาธารณสุข 1 สะพานมอญ | Public Health Centre 1, Saphan Mon | ถนนเจริญกรุง
"""

VENUES: tuple[VenueFact, ...] = read_venues(_TABLE)
