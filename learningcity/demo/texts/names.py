"""Invented people's names, Thai and romanised, with the flavour of each city; no real person is meant."""

from learningcity.demo.texts.shapes import Both


def _pairs(text: str) -> tuple[Both, ...]:
    return tuple(Both(*pair.split("/")) for pair in text.split())


WOMEN = _pairs(
    "มาลี/Malee สมศรี/Somsri สุดา/Suda วิไล/Wilai อรุณี/Arunee พิมพ์ใจ/Phimchai กาญจนา/Kanchana "
    "ประภา/Prapha จันทร์เพ็ญ/Chanphen ลำดวน/Lamduan บุญมี/Bunmi สายใจ/Saichai รัตนา/Rattana "
    "อัมพร/Amphon ศิริพร/Siriphon นงลักษณ์/Nonglak ปราณี/Pranee วรรณา/Wanna ดวงใจ/Duangchai "
    "ณัฐธิดา/Natthida พรทิพย์/Phonthip เบญจมาศ/Benchamat ชุติมา/Chutima ปิยะดา/Piyada "
    "กัลยา/Kanlaya ธิดารัตน์/Thidarat สุภาพร/Suphaphon มณีรัตน์/Maneerat อารีย์/Aree ชนิดา/Chanida"
)
MEN = _pairs(
    "สมชาย/Somchai วิชัย/Wichai ประเสริฐ/Prasoet อนันต์/Anan สุรชัย/Surachai บุญเลิศ/Bunloet "
    "ชัยวัฒน์/Chaiwat ธนา/Thana พิชัย/Phichai มานพ/Manop สมศักดิ์/Somsak ประยูร/Prayun "
    "เกษม/Kasem ไพโรจน์/Phairot วีระ/Wira ณัฐพล/Natthaphon กิตติ/Kitti ปรีชา/Pricha "
    "อภิชาติ/Aphichat ศุภชัย/Supphachai เอกชัย/Ekkachai จักรพันธ์/Chakkraphan ธีรพงษ์/Thiraphong "
    "ภูมิ/Phum นพดล/Nopphadon สุเทพ/Suthep ทวี/Thawi อำนวย/Amnuai ชาญ/Chan พงศกร/Phongsakon"
)
SURNAMES = _pairs(
    "วงศ์ทอง/Wongthong ใจดี/Chaidi ศรีสุข/Sisuk แก้วมณี/Kaeomani บุญรอด/Bunrot สุขเกษม/Sukkasem "
    "ทองดี/Thongdi พงษ์ไพร/Phongphrai รุ่งเรือง/Rungrueang สายทอง/Saithong อยู่เย็น/Yuyen "
    "มั่นคง/Mankhong ชื่นบาน/Chuenban เพชรรัตน์/Phetcharat พูนทรัพย์/Phunsap จันทร์แจ่ม/Chanchaem "
    "ประทุมทอง/Prathumthong ดีงาม/Dingam นาคสวัสดิ์/Naksawat คงเจริญ/Khongcharoen เรืองศรี/Rueangsi "
    "พานทอง/Phanthong อินทร์แก้ว/Inkaeo วัฒนะ/Watthana สุวรรณ/Suwan เอี่ยมสะอาด/Iamsaat"
)
CHINESE_SURNAMES = _pairs(
    "แซ่ลิ้ม/Saelim แซ่ตั้ง/Saetang แซ่โง้ว/Saengow แซ่เฮง/Saeheng แซ่อึ้ง/Saeueng แซ่เตีย/Saetia "
    "แซ่จัง/Saechang แซ่เบ๊/Saebe แซ่ลี้/Saeli"
)
NORTHERN_WOMEN = _pairs(
    "บัวคำ/Buakham คำแปง/Khampaeng แสงดาว/Saengdao จันทร์ฟอง/Chanfong แก้วมา/Kaeoma ศรีวรรณ/Siwan "
    "บัวผัน/Buaphan คำหล้า/Khamla เอื้อง/Ueang สร้อยทิพย์/Soithip"
)
NORTHERN_MEN = _pairs(
    "คำปัน/Khampan อินถา/Intha บุญปั๋น/Bunpan หนานแก้ว/Nankaeo แสนคำ/Saenkham ศรีมูล/Simun "
    "ดวงจันทร์/Duangchan อินสอน/Inson ก๋องคำ/Kongkham สิงห์คำ/Singkham"
)
NORTHERN_SURNAMES = _pairs(
    "ใจคำ/Chaikham วงศ์ใหญ่/Wongyai ปันแก้ว/Pankaeo กันทะวงศ์/Kanthawong อินต๊ะ/Inta "
    "ศรีวิชัย/Siwichai ธรรมลังกา/Thammalangka มูลเมือง/Munmueang ไชยวงค์/Chaiwong เครือวัลย์/Khruawan"
)
MUSLIM_WOMEN = _pairs(
    "ฟาตีเมาะ/Fatimoh อามีเนาะ/Aminoh นูรีดา/Nurida ซารีนา/Sarina ฮายาตี/Hayati รอฮานี/Rohani "
    "มารียัม/Mariyam สุไรยา/Suraiya ไซนับ/Zainab นูรฮายาตี/Nurhayati อาอีเสาะ/A-isoh ยามีละห์/Yamilah"
)
MUSLIM_MEN = _pairs(
    "อับดุลเลาะ/Abdulloh มูฮัมหมัด/Muhammad ยูโซะ/Yuso อิสมาแอ/Isma-ae มะรอนิง/Maroning อาหามะ/Ahama "
    "ซุลกิฟลี/Sulkiflee ฮาซัน/Hasan รุสลัน/Ruslan มาหะมะ/Mahama อิบรอฮิม/Ibrohim สุไลมาน/Sulaiman"
)
MUSLIM_SURNAMES = _pairs(
    "สาและ/Salae ดอเลาะ/Doloh มะแซ/Masae อาแว/Awae เจ๊ะแว/Chewae ยูโซ๊ะ/Yuso บินมามะ/Binmama "
    "สะมะแอ/Sama-ae ลาเตะ/Lateh กูโน/Kuno มูซอ/Musor แวดอเลาะ/Waedoloh"
)
NICKNAMES = _pairs(
    "ต้อย/Toi นก/Nok เล็ก/Lek แดง/Daeng หน่อย/Noi ตุ้ม/Tum จิ๋ว/Jiw แมว/Maeo ปุ๊/Pu อ้อย/Oi "
    "ก้อย/Koi เปี๊ยก/Piak โอ่ง/Ong แอ๊ด/At ไก่/Kai ต้น/Ton บี/Bee มด/Mot เจี๊ยบ/Chiap นุ้ย/Nui"
)
MUSLIM_NICKNAMES = _pairs("แบดี/Baedi ก๊ะยะ/Kaya แบมัง/Baemang ก๊ะสารี/Kasari บังเลาะ/Bangloh ก๊ะนูรี/Kanuri")

TEACHERS: dict[str, tuple[Both, ...]] = {
    "work": (Both("เจ้าของร้านในย่าน", "a local shop owner"), Both("ช่างของชุมชน", "a community tradesperson")),
    "digital": (
        Both("อาสาสมัครจากชุมชน", "a community volunteer"),
        Both("นักศึกษาอาสา", "a student volunteer"),
    ),
    "health": (
        Both("พยาบาลอาสา", "a volunteer nurse"),
        Both("อาสาสมัครสาธารณสุข", "a public health volunteer"),
    ),
    "craft": (Both("ครูภูมิปัญญาของย่าน", "a keeper of local skills"), Both("ช่างศิลป์", "a craftsperson")),
    "food": (
        Both("แม่ครัวประจำย่าน", "a neighbourhood cook"),
        Both("เจ้าของร้านรุ่นที่สาม", "a third-generation cook"),
    ),
    "heritage": (
        Both("คนเก่าคนแก่ของย่าน", "an elder of the quarter"),
        Both("นักประวัติศาสตร์ท้องถิ่น", "a local historian"),
    ),
    "language": (Both("ครูเกษียณ", "a retired teacher"), Both("นักศึกษาอาสา", "a student volunteer")),
    "nature": (Both("เกษตรกรในเมือง", "a city grower"), Both("นักสิ่งแวดล้อม", "an environmentalist")),
    "family": (Both("ครูปฐมวัย", "an early-years teacher"), Both("อาสาสมัครจากชุมชน", "a community volunteer")),
    "civic": (
        Both("นักจัดการการเรียนรู้ในเมือง", "a City Learning Administrator"),
        Both("ผู้นำชุมชน", "a community leader"),
    ),
}
"""By topic: what invented teachers are."""
