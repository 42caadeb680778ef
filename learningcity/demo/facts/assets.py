"""What neighbourhoods have that others can learn from: real places and crafts; every sage is invented."""

from learningcity.demo.facts.shapes import AssetFact, points, rows
from learningcity.demo.facts.sources import SOURCES

_PHRA_NAKHON = """
bang-lamphu | place | 13.76400,100.49570 | fad | 40 | ป้อมพระสุเมรุ | Phra Sumen Fort
    | ประวัติกำแพงเมืองและคลองรอบกรุง เดินดูรอบป้อม
    | The city wall and its canal, walked around the fort
bang-lamphu | culture | 13.76350,100.49620 | pipex | 90 | บ้านดุริยประณีต
    | Duriyapraneet house of music
    | ดนตรีไทยและขับร้อง สืบทอดในบ้านครูดนตรี
    | Thai classical music, handed down in a house of musicians
bang-lamphu | culture | 13.75960,100.49560 | pipex | 200 | ช่างทองตรอกสุเหร่า
    | Goldsmiths of the mosque lane
    | ทำทองรูปพรรณด้วยมือ ชุมชนมัสยิดจักรพงษ์
    | Gold ornaments by hand, Chakkraphong mosque community
bang-lamphu | culture | 13.75990,100.49610 | pipex | 430 | ปักชุดโขนละคร ตรอกเขียนนิวาสน์
    | Khon costume embroidery | ปักดิ้นเงินดิ้นทองบนผ้า ทำทีละลาย
    | Gold and silver thread on cloth, motif by motif
bang-lamphu | green | 13.76430,100.49530 | hand | 60 | สวนสันติชัยปราการ | Santi Chai Prakan Park
    | ต้นลำพูและชีวิตริมน้ำ | The lamphu tree and life by the river
ban-phan-thom | culture | 13.76330,100.50180 | pipex | 150 | เครื่องถมบ้านพานถม
    | Niello of Ban Phan Thom
    | ลงยาถมบนเครื่องเงิน | Niello on silver
ban-phan-thom | culture | 13.76240,100.50330 | pipex | 390 | แทงหยวก ชุมชนวัดใหม่อมตรส
    | Banana-stem carving, Wat Mai Amatarot | แทงหยวกกล้วยเป็นลายไทยในงานบุญ
    | Thai patterns cut in banana stem for ceremonies
thewet | food | 13.76700,100.49810 | hand | 120 | ข้าวต้มน้ำวุ้น ชุมชนวัดสามพระยา
    | Rice dumplings in syrup, Wat Sam Phraya | ห่อข้าวต้มใบตองสามเหลี่ยม
    | Folding leaf parcels of sticky rice
thewet | green | 13.77080,100.50060 | hand | 300 | ตลาดต้นไม้เทเวศร์ | Thewet plant market
    | เลี้ยงไม้กระถางในบ้านเล็ก | Pot plants in a small house
sam-phraeng | place | 13.75240,100.49700 | fad | 210 | ซุ้มประตูวังสรรพสาตรศุภกิจ
    | Gate of Sanphasat Palace
    | สถาปัตยกรรมแพร่งสรรพศาสตร์ | Buildings of Phraeng Sanphasat
sam-phraeng | food | 13.75310,100.49730 | hand | 75 | ขนมและไอศกรีมกะทิแพร่งภูธร
    | Sweets of Phraeng Phuthon | ทำขนมไทยร้านห้องแถว | Thai sweets in a row-house shop
sao-chingcha | enterprise | 13.75200,100.50180 | hand | 180 | ร้านเครื่องสังฆภัณฑ์ถนนบำรุงเมือง
    | Temple suppliers of Bamrung Mueang Road | หล่อพระ เย็บจีวร ทำตาลปัตร
    | Casting, robe sewing, fan making
sao-chingcha | culture | 13.75110,100.50110 | fad | 220 | เทวสถานโบสถ์พราหมณ์
    | Devasathan, the Brahmin shrine
    | พิธีพราหมณ์ในรอบปีของเมือง | Brahmin rites in the city's year
ratchanadda | place | 13.75450,100.50430 | fad | 45 | โลหะปราสาท วัดราชนัดดา
    | Loha Prasat, Wat Ratchanatdaram
    | สถาปัตยกรรมและการอนุรักษ์ | Architecture and how it is preserved
tha-tien | culture | 13.74660,100.49411 | osm | 30 | นวดไทยวัดโพธิ์ | Thai massage of Wat Pho
    | นวดไทยและฤๅษีดัดตน | Thai massage and hermit exercises | wat-pho-medical-school
tha-phra-chan | enterprise | 13.75560,100.49020 | hand | 400 | ตลาดพระเครื่องท่าพระจันทร์
    | Tha Phra Chan amulet market
    | ดูพระแท้ ประวัติและเนื้อพระ | Telling an amulet's age and make
ratchadamnoen | place | 13.75676,100.49901 | osm | 25 | อนุสรณ์สถาน 14 ตุลา | 14 October Memorial
    | ประวัติศาสตร์ประชาธิปไตย | History of democracy | october-14-memorial
ban-mo | enterprise | 13.74700,100.49790 | hand | 260 | ช่างเครื่องเสียงบ้านหม้อ
    | Radio menders of Ban Mo
    | บัดกรีและซ่อมเครื่องเสียง | Soldering and mending audio sets
pak-khlong-talat | enterprise | 13.74200,100.49660 | hand | 110 | ร้อยมาลัยปากคลองตลาด
    | Garlands of Pak Khlong Talat
    | ร้อยมาลัยและเก็บดอกไม้ให้อยู่นาน | Garlands, and how flowers keep
wang-burapha | enterprise | 13.74480,100.50090 | hand | 95 | ผ้าพาหุรัด | Phahurat cloth
    | เลือกผ้าและตัดเย็บเบื้องต้น | Choosing cloth and first sewing
bang-lamphu | sage | 13.76050,100.49640 | inv | 50 | ครูประนอม ทองคำเปลว
    | Pranom Thongkhamplaeo
    | ตีทองคำเปลวและปิดทอง | Beating gold leaf and gilding
bang-lamphu | sage | – | inv | 0 | – | –
    | ปักดิ้นชุดโขน สอนตัวต่อตัว | Khon embroidery, taught one to one
ban-phan-thom | sage | – | inv | 410 | ลุงสมาน ช่างถม | Saman the niello smith
    | ขึ้นรูปขันถม | Shaping a niello bowl
ratchanadda | sage | – | inv | 160 | ป้าละไม ใบตอง | Lamai of the banana leaf
    | บายศรีและงานใบตอง | Offerings folded of banana leaf
"""

_PHAYAO = """
rim-kwan | culture | 19.17000,99.88900 | hand | 100 | เวียนเทียนกลางน้ำ วัดติโลกอาราม
    | Candle procession on the lake, Wat Tilok Aram | ประเพณีกลางกว๊านและความเชื่อ
    | The lake rite and what it means
rim-kwan | food | 19.16700,99.89900 | hand | 420 | ปลาส้มพะเยา | Phayao fermented fish
    | หมักปลาส้มให้สะอาดและขายได้ | Fermenting fish cleanly, to sell
wiang-phayao | culture | 19.17180,99.90650 | hand | 130 | หินทรายสลักเมืองพะเยา
    | Phayao sandstone carving
    | อ่านลายและสลักหินทราย | Reading and carving sandstone | wat-li
fak-kwan | enterprise | 19.17100,99.81000 | sanpa | 70 | จักสานผักตบชวาสันป่าม่วง
    | Water-hyacinth weaving of San Pa Muang | ตากเส้น สาน และขึ้นรูป
    | Drying, plaiting and shaping | san-pa-muang-weavers
mae-tam | sage | – | inv | 210 | แม่ครูคำปัน ลายเมือง | Khampan the weaver
    | ทอผ้าลายเมืองพะเยา | Weaving patterns of Phayao
mae-ka | group | 19.03500,99.90500 | inv | 35 | กลุ่มปลูกผักหน้ามหาวิทยาลัย
    | Growers by the university gate
    | ปลูกผักปลอดสารในที่แคบ | Vegetables without chemicals in a small plot
"""

_YALA = """
phang-mueang | place | 6.55180,101.28780 | hand | 90 | ผังเมืองวงเวียนยะลา
    | The ring streets of Yala
    | อ่านผังเมืองจากการเดินจริง | Reading a town plan on foot | city-pillar-park
khwan-mueang | culture | 6.55550,101.29450 | hand | 250 | นกเขาชวาเสียง สวนขวัญเมือง
    | Singing doves of Khwan Mueang
    | เลี้ยงและฟังเสียงนกเขาชวา | Keeping doves and judging their song | suan-khwan-mueang
talat-kao | place | 6.53800,101.28200 | hand | 405 | สถานีรถไฟและตลาดเก่า
    | The railway station and the old market
    | เมืองโตจากทางรถไฟอย่างไร | How a town grew from a railway
malayu-bangkok | sage | – | inv | 140 | แบมะ ช่างกริช | Ma the kris maker
    | ทำฝักและด้ามกริช | Sheaths and hilts of the kris
rim-mae-nam | group | 6.54500,101.27200 | inv | 65 | กลุ่มแม่บ้านริมน้ำ
    | Riverside women's group
    | ขนมพื้นถิ่นและการขายออนไลน์ | Local sweets, and selling online
"""


def _read(table: str) -> tuple[AssetFact, ...]:
    return tuple(_fact(*cells) for cells in rows(table))


def _fact(
    neighbourhood: str,
    kind: str,
    point: str,
    source: str,
    days: str,
    name_th: str,
    name_en: str,
    teaches_th: str,
    teaches_en: str,
    venue: str = "",
) -> AssetFact:
    return AssetFact(
        neighbourhood,
        kind,
        None if point == "–" else points(point)[0],
        SOURCES[source],
        source == "inv",
        int(days),
        name_th.strip("–"),
        name_en.strip("–"),
        teaches_th,
        teaches_en,
        venue,
    )


ASSETS = {"phra-nakhon": _read(_PHRA_NAKHON), "phayao": _read(_PHAYAO), "yala": _read(_YALA)}
"""By city. The days are how long ago somebody is said to have looked, which is invented; 0: nobody did."""
