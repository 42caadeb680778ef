"""Organisations of the three cities' partner networks; groups marked `inv` are invented."""

from learningcity.demo.facts.shapes import OrganisationFact, rows
from learningcity.demo.facts.sources import SOURCES

_TABLE = """
phra-nakhon-office | phra-nakhon | agency | สำนักงานเขตพระนคร
    | Phra Nakhon District Office | pnk
bma-social | phra-nakhon | agency | สำนักพัฒนาสังคม กรุงเทพมหานคร
    | BMA Social Development Department | pnk
bma-culture | phra-nakhon | agency | สำนักวัฒนธรรม กีฬา และการท่องเที่ยว กรุงเทพมหานคร
    | BMA Culture, Sports and Tourism Department | pnk
bangkok-city-library | phra-nakhon | library | หอสมุดเมืองกรุงเทพมหานคร
    | Bangkok City Library | bod
ratchanadda-library | phra-nakhon | library | ห้องสมุดชุมชนหลังวัดราชนัดดา
    | Community library behind Wat Ratchanatdaram | osm
bot-learning-center | phra-nakhon | library | ศูนย์การเรียนรู้ธนาคารแห่งประเทศไทย
    | Bank of Thailand Learning Center | self
national-museum | phra-nakhon | museum | พิพิธภัณฑสถานแห่งชาติ พระนคร
    | National Museum Bangkok | mus
museum-siam | phra-nakhon | museum | มิวเซียมสยาม | Museum Siam | self
pipit-banglamphu | phra-nakhon | museum | พิพิธบางลำพู | Pipit Banglamphu | pip
nitas-rattanakosin | phra-nakhon | museum | นิทรรศน์รัตนโกสินทร์
    | Rattanakosin Exhibition Hall | osm
ratchadamnoen-art | phra-nakhon | museum | หอศิลป์ร่วมสมัยราชดำเนิน
    | Ratchadamnoen Contemporary Art Center | osm
thammasat | phra-nakhon | university | มหาวิทยาลัยธรรมศาสตร์ ท่าพระจันทร์
    | Thammasat University, Tha Phra Chan | osm
silpakorn | phra-nakhon | university | มหาวิทยาลัยศิลปากร วังท่าพระ
    | Silpakorn University, Wang Tha Phra | osm
poh-chang | phra-nakhon | university | วิทยาลัยเพาะช่าง | Poh-Chang Academy of Arts | self
wat-pho-school | phra-nakhon | school | โรงเรียนแพทย์แผนโบราณวัดพระเชตุพน
    | Wat Pho Thai Traditional Medical School | osm
wat-suthat-school | phra-nakhon | school | โรงเรียนวัดสุทัศน์ | Wat Suthat School | osm
sala-chalermkrung | phra-nakhon | foundation | มูลนิธิศาลาเฉลิมกรุง
    | Sala Chalermkrung Foundation | self
wat-bowon | phra-nakhon | religious | วัดบวรนิเวศวิหาร | Wat Bowonniwet Vihara | wat
wat-mahathat | phra-nakhon | religious | วัดมหาธาตุยุวราชรังสฤษฎิ์ | Wat Mahathat | wat
wat-suthat | phra-nakhon | religious | วัดสุทัศนเทพวราราม | Wat Suthat Thepwararam | wat
wat-intharawihan | phra-nakhon | religious | วัดอินทรวิหาร | Wat Intharawihan | wat
chakkraphong-mosque | phra-nakhon | religious | มัสยิดจักรพงษ์ | Chakkraphong Mosque | osm
ban-tuek-din-mosque | phra-nakhon | religious | มัสยิดบ้านตึกดิน | Ban Tuek Din Mosque | osm
health-centre-1 | phra-nakhon | agency | ศูนย์บริการสาธารณสุข 1 สะพานมอญ
    | Public Health Centre 1, Saphan Mon | osm
bang-lamphu-guides | phra-nakhon | community_group | ไกด์เด็กบางลำพู
    | Banglamphu young guides | gide
pmu-a | phra-nakhon | funder | หน่วยบริหารและจัดการทุนด้านการพัฒนาระดับพื้นที่ (บพท.)
    | Program Management Unit on Area Based Development (PMU-A) | pnk
tsri | phra-nakhon | funder | สำนักงานคณะกรรมการส่งเสริมวิทยาศาสตร์ วิจัยและนวัตกรรม (สกสว.)
    | Thailand Science Research and Innovation (TSRI) | pnk
sam-phraeng-kitchen | phra-nakhon | community_enterprise | วิสาหกิจชุมชนครัวสามแพร่ง
    | Sam Phraeng Kitchen | inv
garland-group | phra-nakhon | community_group | กลุ่มร้อยมาลัยปากคลอง
    | Pak Khlong garland makers | inv
old-town-seniors | phra-nakhon | community_group | ชมรมผู้สูงวัยเมืองเก่าพระนคร
    | Old Town seniors' club | inv
phan-thom-growers | phra-nakhon | community_group | กลุ่มปลูกผักบ้านพานถม
    | Ban Phan Thom kitchen gardeners | inv
old-town-makers | phra-nakhon | social_enterprise | วิสาหกิจเพื่อสังคมช่างเมืองเก่า
    | Old Town Makers | inv
young-coders | phra-nakhon | community_group | กลุ่มเยาวชนโค้ดดิ้งราชดำเนิน
    | Ratchadamnoen young coders | inv
university-of-phayao | phayao | university | มหาวิทยาลัยพะเยา | University of Phayao | lct
phayao-municipality | phayao | municipality | เทศบาลเมืองพะเยา
    | Phayao Town Municipality | lct
phayao-pao | phayao | municipality | องค์การบริหารส่วนจังหวัดพะเยา
    | Phayao Provincial Administrative Organization | lct
tk-park-phayao | phayao | library | อุทยานการเรียนรู้พะเยา (TK Park พะเยา)
    | TK Park Phayao | pmu
san-pa-muang-weavers | phayao | community_enterprise | กลุ่มหัตถกรรมผักตบชวา ตำบลสันป่าม่วง
    | San Pa Muang water-hyacinth weavers | sanpa
wat-si-khom-kham | phayao | religious | วัดศรีโคมคำ | Wat Si Khom Kham | self
suan-nonda | phayao | community_enterprise | สวนนนดา | Suan Nonda | nwt
leaf-plate-house | phayao | community_enterprise | บ้านจานใบไม้ศิริสุข
    | Ban Chan Bai Mai Sirisuk | nwt
mud-house | phayao | community_enterprise | บ้านดินคำปู้จู้ | Kham Pu Chu mud house | nwt
kwan-fishers | phayao | community_group | กลุ่มประมงพื้นบ้านริมกว๊าน
    | Kwan Phayao small fishers | inv
phayao-seniors | phayao | community_group | โรงเรียนผู้สูงอายุริมกว๊าน
    | Lakeside school for older people | inv
mae-tam-kitchen | phayao | community_group | ครัวแม่บ้านแม่ต๋ำ | Mae Tam home cooks | inv
yala-municipality | yala | municipality | เทศบาลนครยะลา | Yala City Municipality | lct
tk-park-yala | yala | library | อุทยานการเรียนรู้ยะลา (TK Park ยะลา) | TK Park Yala | tky
yala-rajabhat | yala | university | มหาวิทยาลัยราชภัฏยะลา | Yala Rajabhat University | self
thamavitya | yala | school | โรงเรียนธรรมวิทยามูลนิธิ | Thamavitya Mulniti School | sch
yala-central-mosque | yala | religious | มัสยิดกลางจังหวัดยะลา | Yala Central Mosque | self
wat-phutthaphum | yala | religious | วัดพุทธภูมิ | Wat Phutthaphum | self
yala-batik | yala | community_enterprise | วิสาหกิจชุมชนผ้าสีมายายะลา
    | Si Maya cloth makers of Yala | inv
talat-kao-kitchen | yala | community_group | ครัวตลาดเก่ายะลา
    | Talat Kao halal kitchen | inv
khwan-mueang-birds | yala | community_group | ชมรมนกเขาชวาขวัญเมือง
    | Khwan Mueang zebra dove club | inv
yala-youth | yala | community_group | กลุ่มเยาวชนสามวัฒนธรรม
    | Three Cultures youth group | inv
"""

ORGANISATIONS: tuple[OrganisationFact, ...] = tuple(
    OrganisationFact(code, city, kind, name_th, name_en, SOURCES[source], source == "inv")
    for code, city, kind, name_th, name_en, source in rows(_TABLE)
)
