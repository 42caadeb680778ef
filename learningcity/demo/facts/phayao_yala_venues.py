"""Learning places of Phayao and Yala, most of them placed by hand from public descriptions."""

from learningcity.demo.facts.shapes import VenueFact, read_venues

_PHAYAO = """
tk-park-phayao | library | 560101 | 19.16850,99.89880 | pmu
    | อุทยานการเรียนรู้พะเยา (TK Park พะเยา) | TK Park Phayao | ถนนชายกว๊าน ริมกว๊านพะเยา
science-park-phayao | museum | 560101 | 19.17350,99.89600 | khp
    | อุทยานการเรียนรู้วิทยาศาสตร์และดาราศาสตร์ อบจ.พะเยา | Phayao PAO science and astronomy park
    | ถนนพหลโยธิน ตำบลเวียง
culture-hall-phayao | museum | 560101 | 19.17580,99.89030 | hand
    | หอวัฒนธรรมนิทัศน์ วัดศรีโคมคำ | Phayao Cultural Exhibition Hall | ถนนพหลโยธิน ข้างวัดศรีโคมคำ
university-of-phayao | university | 560110 | 19.02900,99.89700 | hand
    | มหาวิทยาลัยพะเยา | University of Phayao | ตำบลแม่กา
wat-si-khom-kham | temple | 560101 | 19.17690,99.88980 | hand
    | วัดศรีโคมคำ | Wat Si Khom Kham | ถนนพหลโยธิน ริมกว๊านพะเยา
wat-si-umong-kham | temple | 560101 | 19.16480,99.90330 | hand
    | วัดศรีอุโมงค์คำ | Wat Si Umong Kham | ถนนท่ากว๊าน ตำบลเวียง
wat-li | temple | 560101 | 19.17180,99.90650 | hand
    | วัดลี | Wat Li | ตำบลเวียง
wat-analayo | temple | 560118 | 19.21500,99.82600 | hand
    | วัดอนาลโยทิพยาราม | Wat Analayo Thipphayaram | ดอยบุษราคัม ตำบลสันป่าม่วง
kwan-phayao-park | park | 560101 | 19.16600,99.89960 | hand
    | ลานอนุสาวรีย์พญางำเมือง ริมกว๊าน | Phaya Ngam Mueang square by the lake | ถนนชายกว๊าน
mae-tam-school | school | 560102 | 19.15600,99.90900 | sch
    | โรงเรียนเทศบาล 2 แม่ต๋ำดรุณเวทย์ | Municipal School 2, Mae Tam | ตำบลแม่ต๋ำ
phayao-pittayakhom | school | 560101 | 19.17800,99.89300 | sch
    | โรงเรียนพะเยาพิทยาคม | Phayao Pittayakhom School | ถนนพหลโยธิน ตำบลเวียง
lai-ing-school | school | 560101 | 19.16250,99.90050 | sch
    | โรงเรียนเทศบาล 3 หล่ายอิงราษฎร์บำรุง | Municipal School 3, Lai Ing | ตำบลเวียง
san-pa-muang-weavers | workshop | 560118 | 19.17100,99.81000 | sanpa
    | กลุ่มหัตถกรรมผักตบชวา สันป่าม่วง | San Pa Muang water-hyacinth workshop | ตำบลสันป่าม่วง
suan-nonda | workshop | 560114 | 19.13200,99.88300 | nwt
    | สวนนนดา (แหล่งเรียนรู้สบู่สมุนไพร) | Suan Nonda herbal soap garden | อำเภอเมืองพะเยา
leaf-plate-house | workshop | 560113 | 19.18900,99.92200 | nwt
    | บ้านจานใบไม้ศิริสุข | Ban Chan Bai Mai leaf-plate house | อำเภอเมืองพะเยา
mud-house | workshop | 560105 | 19.14200,99.85500 | nwt
    | บ้านดินคำปู้จู้ | Kham Pu Chu mud house | อำเภอเมืองพะเยา
phayao-municipality | office | 560101 | 19.16720,99.90120 | lct
    | สำนักงานเทศบาลเมืองพะเยา | Phayao Town Municipality office | ตำบลเวียง
"""

_YALA = """
tk-park-yala | library | 950101 | 6.55350,101.29150 | tky
    | อุทยานการเรียนรู้ยะลา (TK Park ยะลา) | TK Park Yala | ศูนย์เยาวชนเทศบาลนครยะลา
yala-youth-centre | sport | 950101 | 6.55390,101.29190 | tky
    | ศูนย์เยาวชนเทศบาลนครยะลา | Yala City Youth Centre | ตำบลสะเตง
suan-khwan-mueang | park | 950101 | 6.55550,101.29450 | hand
    | สวนขวัญเมือง | Suan Khwan Mueang park | ถนนเทศบาล 1 ตำบลสะเตง
chang-phueak-park | park | 950101 | 6.55120,101.28300 | hand
    | สวนสาธารณะสนามช้างเผือก | Chang Phueak Park | ถนนพิพิธภักดี
city-pillar-park | park | 950101 | 6.55180,101.28780 | hand
    | สวนศาลหลักเมืองยะลา | Yala City Pillar garden | ถนนพิพิธภักดี หน้าศาลากลาง
si-mueang-park | park | 950101 | 6.53900,101.27150 | hand
    | สวนศรีเมือง ริมแม่น้ำปัตตานี | Si Mueang riverside park | ริมแม่น้ำปัตตานี
yala-central-mosque | mosque | 950101 | 6.55350,101.27900 | hand
    | มัสยิดกลางจังหวัดยะลา | Yala Central Mosque | ถนนสิโรรส
wat-phutthaphum | temple | 950101 | 6.54650,101.28350 | hand
    | วัดพุทธภูมิ | Wat Phutthaphum | ตำบลสะเตง
wat-khuhaphimuk | temple | 950110 | 6.52250,101.22400 | hand
    | วัดคูหาภิมุข (วัดหน้าถ้ำ) | Wat Khuhaphimuk (Wat Na Tham) | ตำบลหน้าถ้ำ
yala-rajabhat | university | 950101 | 6.54820,101.28850 | hand
    | มหาวิทยาลัยราชภัฏยะลา | Yala Rajabhat University | ถนนเทศบาล 3 ตำบลสะเตง
satree-yala | school | 950101 | 6.54500,101.28200 | sch
    | โรงเรียนสตรียะลา | Satree Yala School | ตำบลสะเตง
thamavitya | school | 950101 | 6.54300,101.29000 | sch
    | โรงเรียนธรรมวิทยามูลนิธิ | Thamavitya Mulniti School | ถนนสิโรรส
municipal-school-2 | school | 950101 | 6.54050,101.28650 | sch
    | โรงเรียนเทศบาล 2 (บ้านมลายูบางกอก) | Municipal School 2, Ban Malayu Bangkok | ตำบลสะเตง
municipal-school-5 | school | 950101 | 6.53450,101.28250 | sch
    | โรงเรียนเทศบาล 5 (บ้านตลาดเก่า) | Municipal School 5, Ban Talat Kao | ตำบลสะเตง
kharatsadon-yala | school | 950101 | 6.55800,101.28100 | sch
    | โรงเรียนคณะราษฎรบำรุง จังหวัดยะลา | Kharatsadon Bamrung School, Yala | ตำบลสะเตง
yala-station-market | market | 950101 | 6.54000,101.28150 | hand
    | ย่านตลาดสถานีรถไฟยะลา | Yala railway station market quarter | ถนนสถานี
yala-city-hall | office | 950101 | 6.54350,101.28350 | lct
    | สำนักงานเทศบาลนครยะลา | Yala City Municipality office | ถนนสุขยางค์
"""

PHAYAO: tuple[VenueFact, ...] = read_venues(_PHAYAO)
YALA: tuple[VenueFact, ...] = read_venues(_YALA)
