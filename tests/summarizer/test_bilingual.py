"""Arabic sentences with right and wrong English: what is refused, and for which kind of reason."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.arabic import fold
from summarizer.bilingual.checking import check_english
from summarizer.bilingual.glossary import honour
from summarizer.bilingual.likeness import compare_meaning
from summarizer.bilingual.romanising import sounds_like
from summarizer.bilingual.spelling import unify_names
from summarizer.bilingual.words import english_words
from summarizer.semantics import (
    ScriptedEncoder,
    SentenceEncoder,
    UniversalEncoder,
    find_encoder,
)

RIGHT = [
    (
        "استقبل العاهل الأردني الملك عبد الله الثاني رئيس الوزراء الياباني في قصر بسمان.",
        "Jordan's King Abdullah II received the Japanese prime minister at Basman Palace.",
    ),
    (
        "أعلنت النيابة العامة في باريس فتح تحقيق أولي في قضية التجسس على الصحفيين.",
        "Prosecutors in Paris opened a preliminary inquiry into the spying on journalists.",
    ),
    (
        "قتل سبعة جنود وأصيب ثلاثة عشر آخرون في كمين قرب مدينة كيدال شمال مالي.",
        "Seven soldiers were killed and 13 others wounded in an ambush near the town of Kidal "
        "in northern Mali.",
    ),
    (
        "انخفض معدل البطالة في إسبانيا إلى 11,2 في المئة خلال الربع الثالث من العام.",
        "Spain's unemployment rate fell to 11.2 percent in the third quarter of the year.",
    ),
    (
        "وقّعت شركة أدنوك الإماراتية عقدا بقيمة مليار ونصف مليار دولار لحفر آبار جديدة.",
        "Emirati firm ADNOC signed a contract worth $1.5 billion to drill new wells.",
    ),
    (
        "قال الرئيس الفرنسي إيمانويل ماكرون إن بلاده «لن تتراجع عن دعم أوكرانيا مهما طال الزمن».",
        'French President Emmanuel Macron said his country "will not back down from '
        'supporting Ukraine, however long it takes".',
    ),
    (
        "لا يزال 25 عاملا محاصرين تحت الأنقاض بعد انهيار مبنى قيد الإنشاء في نيروبي.",
        "Twenty-five workers are still trapped under the rubble after a building under "
        "construction collapsed in Nairobi.",
    ),
    (
        "فاز المنتخب المغربي على نظيره الزامبي بهدفين نظيفين في تصفيات كأس العالم.",
        "Morocco beat Zambia 2-0 in World Cup qualifying.",
    ),
    (
        "حكمت محكمة في القاهرة بالسجن 15 عاما على خمسة متهمين في قضية تهريب آثار.",
        "A Cairo court sentenced five defendants to 15 years in prison in an antiquities "
        "smuggling case.",
    ),
    (
        "نفى المتحدث باسم الحكومة الأنباء التي تحدثت عن استقالة وزير المالية.",
        "The government spokesman denied reports of the finance minister's resignation.",
    ),
    (
        "يشتبه في أن الرجل البالغ من العمر 42 عاما أضرم النار في المستودع عمدا.",
        "The 42-year-old man is suspected of deliberately setting the warehouse on fire.",
    ),
    (
        "ضرب زلزال بقوة 6.3 درجات ولاية بينغول شرقي تركيا من دون أن يسفر عن خسائر.",
        "A magnitude 6.3 earthquake struck Bingol province in eastern Turkey without causing "
        "any losses.",
    ),
    (
        "أجرى وزير الخارجية السعودي الأمير فيصل بن فرحان اتصالا هاتفيا بنظيره الإيراني.",
        "Saudi Foreign Minister Prince Faisal bin Farhan spoke by phone with his Iranian "
        "counterpart.",
    ),
    (
        "تجاوز سعر أونصة الذهب ألفين وأربعمئة دولار للمرة الأولى.",
        "The price of gold passed 2,400 dollars an ounce for the first time.",
    ),
    (
        "أكدت منظمة أطباء بلا حدود أن مستشفياتها في دارفور لم تعد قادرة على استقبال الجرحى.",
        "Doctors Without Borders said its hospitals in Darfur are no longer able to receive "
        "the wounded.",
    ),
    (
        "تعهدت الدول المانحة بتقديم مليارين ومئتي مليون يورو لسوريا في مؤتمر بروكسل.",
        "Donor countries pledged 2.2 billion euros for Syria at the Brussels conference.",
    ),
    (
        "يبدأ البرلمان التونسي يوم الثلاثاء مناقشة مشروع قانون المالية لسنة 2025.",
        "Tunisia's parliament will begin debating the 2025 finance bill on Tuesday.",
    ),
    (
        "عثر غواصون على حطام سفينة غرقت قبل ثلاثة قرون قبالة سواحل كولومبيا.",
        "Divers have found the wreck of a ship that sank three centuries ago off the coast of "
        "Colombia.",
    ),
    (
        "رفض مجلس الشيوخ الأميركي مشروع القرار بأغلبية 54 صوتا مقابل 45.",
        "The US Senate rejected the resolution by 54 votes to 45.",
    ),
    (
        "وصل وفد من صندوق النقد الدولي إلى بيروت لبحث برنامج الإصلاحات مع السلطات اللبنانية.",
        "An IMF delegation arrived in Beirut to discuss the reform programme with the "
        "Lebanese authorities.",
    ),
    (
        "اتهمت كييف موسكو باستهداف البنية التحتية للطاقة بأكثر من 90 صاروخا ومئتي مسيّرة.",
        "Kyiv accused Moscow of targeting energy infrastructure with more than 90 missiles "
        "and 200 drones.",
    ),
    (
        "سجلت مدينة البصرة أمس أعلى درجة حرارة في العالم إذ بلغت 51 درجة مئوية.",
        "Basra yesterday recorded the highest temperature in the world, at 51 degrees Celsius.",
    ),
    (
        "قررت شركة لوفتهانزا الألمانية تمديد تعليق رحلاتها إلى تل أبيب حتى نهاية تشرين الأول.",
        "Germany's Lufthansa decided to extend the suspension of its flights to Tel Aviv "
        "until the end of October.",
    ),
    (
        "أفرجت سلطات ميانمار عن أكثر من ثلاثة آلاف سجين بمناسبة رأس السنة البوذية.",
        "Myanmar's authorities released more than 3,000 prisoners to mark the Buddhist new year.",
    ),
    (
        "استقال مدير هيئة الإذاعة البريطانية تيم ديفي على خلفية الجدل بشأن برنامج وثائقي.",
        "BBC director Tim Davie resigned over the controversy about a documentary.",
    ),
    (
        "دعت الأمم المتحدة جميع الأطراف في اليمن إلى ضبط النفس والعودة إلى طاولة المفاوضات.",
        "The United Nations called on all parties in Yemen to exercise restraint and return "
        "to the negotiating table.",
    ),
    (
        "توقع البنك المركزي المصري تراجع التضخم إلى ما دون عشرة بالمئة نهاية العام المقبل.",
        "Egypt's central bank expects inflation to fall below 10 percent by the end of next year.",
    ),
    (
        "اختتمت في الدوحة الجولة الرابعة من المحادثات غير المباشرة دون التوصل إلى اتفاق.",
        "The fourth round of indirect talks ended in Doha without an agreement.",
    ),
    (
        "منحت الأكاديمية السويدية جائزة نوبل للآداب للروائي المجري لاسلو كراسناهوركاي.",
        "The Swedish Academy awarded the Nobel Prize in Literature to Hungarian novelist "
        "Laszlo Krasznahorkai.",
    ),
    (
        "أغلقت السلطات مطار سانتوريني بسبب النشاط البركاني تحت سطح البحر.",
        "The authorities closed Santorini airport because of volcanic activity under the sea.",
    ),
    (
        "ذكرت وكالة رويترز أن شركة بوينغ تعتزم الاستغناء عن 17 ألف موظف أي عشرة في المئة من "
        "قوتها العاملة.",
        "Reuters reported that Boeing intends to lay off 17,000 employees, or 10 percent of "
        "its workforce.",
    ),
    (
        "أصيب اللاعب الجزائري رياض محرز في ركبته وسيغيب عن الملاعب شهرين.",
        "Algerian player Riyad Mahrez injured his knee and will be out for two months.",
    ),
    (
        "طالبت والدة الضحية بمحاسبة المسؤولين عن الحادث قائلة إنها لن تسامحهم أبدا.",
        "The victim's mother demanded that those responsible for the accident be held to "
        "account, saying she would never forgive them.",
    ),
    (
        "توصلت الحكومة الكولومبية وجماعة جيش التحرير الوطني إلى هدنة مدتها ستة أشهر.",
        "The Colombian government and the National Liberation Army reached a six-month truce.",
    ),
    (
        "حطت مركبة الفضاء الهندية تشاندرايان 3 على القطب الجنوبي للقمر.",
        "India's Chandrayaan-3 spacecraft landed on the south pole of the Moon.",
    ),
    (
        "تراجع الين الياباني إلى أدنى مستوى له منذ 34 عاما أمام الدولار الأميركي.",
        "The Japanese yen fell to its lowest level in 34 years against the US dollar.",
    ),
    (
        "قالت وزيرة الداخلية الألمانية نانسي فيزر إن القرار ليس موجها ضد المسلمين.",
        "German Interior Minister Nancy Faeser said the decision was not directed against Muslims.",
    ),
    (
        "بحث الرئيسان في اتصال هاتفي سبل تعزيز التعاون في مجالي الطاقة والدفاع.",
        "In a phone call, the two presidents discussed ways to strengthen cooperation in "
        "energy and defence.",
    ),
    (
        "خصصت وزارة الصحة الكويتية خطا ساخنا للإبلاغ عن حالات التسمم الغذائي.",
        "Kuwait's Health Ministry set up a hotline to report cases of food poisoning.",
    ),
    (
        "تظاهر عشرات الآلاف في لشبونة احتجاجا على ارتفاع إيجارات المساكن.",
        "Tens of thousands demonstrated in Lisbon to protest against rising housing rents.",
    ),
    (
        "اعتقلت الشرطة الإيطالية في صقلية زعيم مافيا فارا منذ ثلاثين عاما.",
        "Italian police in Sicily arrested a mafia boss who had been on the run for 30 years.",
    ),
    (
        "أعلن الجيش السوداني استعادة السيطرة على القصر الجمهوري في الخرطوم من قوات الدعم السريع.",
        "The Sudanese army announced that it had retaken the Republican Palace in Khartoum "
        "from the Rapid Support Forces.",
    ),
    (
        "خسر مانشستر يونايتد أمام توتنهام بثلاثة أهداف دون مقابل على ملعبه.",
        "Manchester United lost 3-0 at home to Tottenham.",
    ),
    (
        "سيعقد الاجتماع المقبل لمجموعة العشرين في مدينة جوهانسبرغ في 22 نوفمبر.",
        "The next G20 meeting will be held in Johannesburg on November 22.",
    ),
    (
        "لم تعلن أي جهة مسؤوليتها عن التفجير الذي استهدف حافلة للجيش قرب دير الزور.",
        "No group claimed responsibility for the bombing that targeted an army bus near Deir "
        "ez-Zor.",
    ),
    (
        "يعيش نصف سكان المخيم بلا كهرباء منذ أسبوعين.",
        "Half of the camp's residents have been without electricity for two weeks.",
    ),
    (
        "حذر المبعوث الأممي هانس غروندبرغ من أن الهدنة مهددة بالانهيار.",
        "UN envoy Hans Grundberg warned that the truce was in danger of collapsing.",
    ),
    (
        "صوّت البرلمان العراقي لصالح تعديل قانون الأحوال الشخصية رغم اعتراض منظمات نسوية.",
        "Iraq's parliament voted in favour of amending the personal status law despite "
        "objections from women's organisations.",
    ),
    (
        "كشفت دراسة نشرتها مجلة نيتشر أن ذوبان الجليد في غرينلاند تسارع خمس مرات خلال عقدين.",
        "A study published in the journal Nature found that ice melt in Greenland has "
        "accelerated fivefold in two decades.",
    ),
    (
        "أقالت إدارة نادي بايرن ميونيخ مدربها توماس توخل بعد ثلاث هزائم متتالية.",
        "Bayern Munich's management sacked their coach Thomas Tuchel after three consecutive "
        "defeats.",
    ),
    (
        "ارتفعت حصيلة ضحايا الفيضانات في باكستان إلى 1136 قتيلا بينهم 350 طفلا.",
        "The death toll from the floods in Pakistan rose to 1,136, including 350 children.",
    ),
    (
        "تسلمت الفلبين أول دفعة من صواريخ براهموس الهندية.",
        "The Philippines received the first batch of Indian BrahMos missiles.",
    ),
    (
        "أوضح الوزير أن الضريبة لن تشمل السلع الأساسية كالخبز والحليب.",
        "The minister explained that the tax would not cover basic goods such as bread and milk.",
    ),
    (
        "عين الرئيس التركي رجب طيب أردوغان محافظا جديدا للبنك المركزي.",
        "Turkish President Recep Tayyip Erdogan appointed a new central bank governor.",
    ),
    (
        "تحطمت مروحية تقل الرئيس الإيراني إبراهيم رئيسي في منطقة جبلية بمحافظة أذربيجان الشرقية.",
        "A helicopter carrying Iranian President Ebrahim Raisi crashed in a mountainous area "
        "of East Azerbaijan province.",
    ),
    (
        "بلغت إيرادات قناة السويس 9.4 مليارات دولار في السنة المالية 2022-2023.",
        "Suez Canal revenues reached $9.4 billion in fiscal year 2022-2023.",
    ),
    (
        "أكد مسؤول في وزارة الدفاع، طلب عدم الكشف عن هويته، أن المناورات ستنتهي الخميس.",
        "A Defence Ministry official, speaking on condition of anonymity, confirmed that the "
        "exercises would end on Thursday.",
    ),
    (
        "يواجه رئيس الوزراء السابق نجيب عبد الرزاق تهما بالفساد وغسل الأموال.",
        "Former prime minister Najib Razak faces charges of corruption and money laundering.",
    ),
    (
        "استأنفت الخطوط الجوية القطرية رحلاتها إلى دمشق بعد توقف دام 13 عاما.",
        "Qatar Airways resumed flights to Damascus after a 13-year hiatus.",
    ),
    (
        "أظهرت استطلاعات الرأي تقدم مرشح اليسار بفارق ضئيل على منافسه المحافظ.",
        "Opinion polls showed the left-wing candidate narrowly ahead of his conservative rival.",
    ),
    (
        "أدى انفجار في مصنع للألعاب النارية إلى مقتل ما لا يقل عن تسعة أشخاص في ولاية تاميل نادو.",
        "An explosion at a fireworks factory killed at least nine people in Tamil Nadu state.",
    ),
    (
        "أعلن الفاتيكان وفاة البابا فرنسيس عن عمر ناهز 88 عاما.",
        "The Vatican announced the death of Pope Francis at the age of 88.",
    ),
    (
        "صادرت الجمارك في مطار هيثرو 50 كيلوغراما من الكوكايين داخل شحنة موز.",
        "Customs at Heathrow airport seized 50 kg of cocaine in a shipment of bananas.",
    ),
    (
        "أرجأت المحكمة الاتحادية العليا النظر في الطعن إلى 14 من الشهر الجاري.",
        "The Federal Supreme Court postponed its review of the appeal to the 14th of this month.",
    ),
    (
        "وافق مجلس الوزراء على مشروع قانون يجرّم خطاب الكراهية.",
        "The cabinet approved a bill criminalising hate speech.",
    ),
    (
        "دعا حزب العمال الكردستاني مقاتليه إلى إلقاء السلاح.",
        "The Kurdistan Workers' Party called on its fighters to lay down their arms.",
    ),
    (
        "افتتح في الرياض معرض الدفاع العالمي بمشاركة أكثر من 750 شركة من 75 دولة.",
        "The World Defense Show opened in Riyadh with more than 750 companies from 75 "
        "countries taking part.",
    ),
    (
        "سمحت السلطات الجزائرية لأول مرة باستيراد السيارات المستعملة التي يقل عمرها عن ثلاث سنوات.",
        "Algerian authorities have for the first time allowed the import of used cars less "
        "than three years old.",
    ),
    (
        "عاد الهدوء إلى العاصمة الليبية طرابلس بعد ليلة من الاشتباكات العنيفة.",
        "Calm returned to the Libyan capital Tripoli after a night of fierce clashes.",
    ),
    (
        "رجح خبراء أن يكون سبب الحريق تماسا كهربائيا.",
        "Experts said the fire was probably caused by an electrical short circuit.",
    ),
    (
        "قال البيت الأبيض إن الرئيس جو بايدن سيلتقي نظيره الصيني شي جين بينغ في بالي.",
        "President Joe Biden will meet his Chinese counterpart Xi Jinping in Bali, the White "
        "House said.",
    ),
    (
        "أعلنت شركة ميتا المالكة لفيسبوك وواتساب تسريح نحو خمسة في المئة من موظفيها.",
        "Meta, owner of Facebook and WhatsApp, announced it would lay off about 5 percent of "
        "its staff.",
    ),
    (
        "تستضيف السعودية كأس العالم لكرة القدم عام 2034.",
        "Saudi Arabia will host the football World Cup in 2034.",
    ),
    (
        "أصدر القضاء اللبناني مذكرة توقيف بحق رياض سلامة حاكم مصرف لبنان السابق.",
        "The Lebanese judiciary issued an arrest warrant for Riad Salameh, the former "
        "governor of the central bank.",
    ),
    (
        'نددت حركة حماس بالغارة ووصفتها بأنها "جريمة حرب".',
        'Hamas condemned the raid, calling it a "war crime".',
    ),
    (
        "بدأ سريان وقف إطلاق النار عند الساعة الرابعة فجرا بالتوقيت المحلي.",
        "The ceasefire took effect at 4 am local time.",
    ),
    (
        "وقف مئات الطلاب أمام جامعة كولومبيا في نيويورك مطالبين بسحب الاستثمارات.",
        "Hundreds of students stood outside Columbia University in New York demanding divestment.",
    ),
    (
        "أقر الاتحاد الأوروبي الحزمة الرابعة عشرة من العقوبات على روسيا.",
        "The European Union adopted its 14th package of sanctions against Russia.",
    ),
    (
        "سيتوجه رئيس الوزراء البريطاني كير ستارمر إلى واشنطن الأسبوع المقبل للقاء ترامب.",
        "British Prime Minister Keir Starmer will travel to Washington next week to meet Trump.",
    ),
    (
        "لقي ثلاثة متسلقين حتفهم في انهيار ثلجي في جبال الألب السويسرية.",
        "Three climbers died in an avalanche in the Swiss Alps.",
    ),
    (
        "استعاد برشلونة صدارة الدوري الإسباني بعد تعادل ريال مدريد مع جيرونا.",
        "Barcelona regained the lead in La Liga after Real Madrid drew with Girona.",
    ),
    (
        "نقل التلفزيون الرسمي عن مصدر عسكري قوله إن الدفاعات الجوية تصدت لأهداف معادية.",
        "State television quoted a military source as saying that air defences had "
        "intercepted hostile targets.",
    ),
    (
        "شدد العاهل المغربي الملك محمد السادس على ضرورة الإسراع في إعادة إعمار المناطق المتضررة.",
        "Morocco's King Mohammed VI stressed the need to speed up reconstruction of the "
        "affected areas.",
    ),
    (
        "تم العثور على جثة الطفل المفقود على بعد ثلاثة كيلومترات من منزله.",
        "The body of the missing child was found three kilometres from his home.",
    ),
    (
        "قضت المحكمة ببراءة الصحفي من تهمة التشهير.",
        "The court acquitted the journalist of defamation.",
    ),
    (
        "أبقى الاحتياطي الفيدرالي أسعار الفائدة دون تغيير للمرة الثانية على التوالي.",
        "The Federal Reserve left interest rates unchanged for the second time in a row.",
    ),
    (
        "تقع الجزيرة على مسافة 120 كيلومترا من الساحل ويقطنها 800 شخص.",
        "The island lies 120 km off the coast and is home to 800 people.",
    ),
    (
        "انتخب مجلس النواب اللبناني قائد الجيش العماد جوزاف عون رئيسا للجمهورية بعد فراغ دام "
        "أكثر من سنتين.",
        "Lebanon's parliament elected army commander General Joseph Aoun president of the "
        "republic after a vacuum of more than two years.",
    ),
    (
        "اعتبرت المفوضة السامية لحقوق الإنسان ميشيل باشليه أن القانون ينتهك المعايير الدولية.",
        "UN human rights chief Michelle Bachelet said the law violated international standards.",
    ),
    (
        "سلم المتهم نفسه إلى مركز الشرطة في حي شبرا بالقاهرة.",
        "The accused turned himself in to the police station in Cairo's Shubra district.",
    ),
    (
        "أفادت هيئة الأرصاد الجوية بأن العاصفة «دانيال» ستضرب السواحل الشرقية مساء غد الجمعة "
        "مصحوبة برياح تتجاوز سرعتها 100 كيلومتر في الساعة.",
        "The weather service said storm Daniel would hit the eastern coast on Friday evening "
        "with winds of more than 100 km/h.",
    ),
    (
        "وكان وزير الري المصري هاني سويلم قد أعلن في وقت سابق فشل الجولة الأخيرة من مفاوضات "
        "سد النهضة مع إثيوبيا والسودان.",
        "Egyptian Irrigation Minister Hani Sewilam had earlier announced the failure of the "
        "latest round of talks on the Renaissance Dam with Ethiopia and Sudan.",
    ),
    (
        "وأضاف المصدر أن الطائرة، وهي من طراز إيرباص إيه 320، كانت تقل 162 راكبا وطاقما من "
        "سبعة أفراد.",
        "The source added that the plane, an Airbus A320, was carrying 162 passengers and a "
        "crew of seven.",
    ),
    (
        "تعرض منزل رئيس الحكومة العراقية السابق مصطفى الكاظمي لهجوم بطائرة مسيرة مفخخة.",
        "The home of former Iraqi prime minister Mustafa al-Kadhimi was attacked by an "
        "explosive-laden drone.",
    ),
    (
        "لم يصدر تعليق فوري من الخارجية الروسية على هذه الاتهامات.",
        "There was no immediate comment from the Russian Foreign Ministry on the accusations.",
    ),
    (
        "من المقرر أن يدلي الناخبون بأصواتهم في 1200 مركز اقتراع موزعة على سبع محافظات.",
        "Voters are due to cast their ballots at 1,200 polling stations across seven provinces.",
    ),
    (
        "قدّرت الأمم المتحدة عدد النازحين داخليا بأربعة ملايين ونصف مليون شخص.",
        "The United Nations estimated the number of internally displaced people at four and a "
        "half million.",
    ),
    (
        "خلف الحريق أضرارا مادية قدرت بمئات آلاف الدولارات.",
        "The fire caused material damage estimated at hundreds of thousands of dollars.",
    ),
    (
        "اعتذر رئيس بلدية سيول عن التقصير في تنظيم احتفالات الهالوين.",
        "The mayor of Seoul apologised for shortcomings in the organisation of the Halloween "
        "celebrations.",
    ),
    (
        "هذا وقد أثنى الأمين العام على جهود سلطنة عُمان في إطلاق سراح المحتجزين.",
        "The secretary-general praised Oman's efforts to secure the release of the detainees.",
    ),
    (
        "غادر آخر جندي فرنسي النيجر في ديسمبر الماضي.",
        "The last French soldier left Niger last December.",
    ),
    (
        "دشّن ولي العهد السعودي الأمير محمد بن سلمان مشروع «نيوم» الذي تبلغ تكلفته 500 مليار دولار.",
        'Saudi Crown Prince Mohammed bin Salman inaugurated the "Neom" project, which costs '
        "$500 billion.",
    ),
    (
        "فرضت واشنطن عقوبات على أربعة كيانات بتهمة تمويل الحرس الثوري الإيراني.",
        "Washington imposed sanctions on four entities for allegedly financing Iran's "
        "Revolutionary Guards.",
    ),
    (
        "انتهت المباراة بالتعادل الإيجابي بهدف لمثله بعدما أهدر كريم بنزيما ركلة جزاء.",
        "The match ended in a 1-1 draw after Karim Benzema missed a penalty.",
    ),
    (
        "قال شهود عيان إن قوات الاحتلال الإسرائيلي اقتحمت مخيم بلاطة شرق نابلس فجر اليوم وسط "
        "إطلاق كثيف للنار.",
        "Witnesses said Israeli forces stormed Balata camp east of Nablus at dawn today amid "
        "heavy gunfire.",
    ),
    (
        "بلغت نسبة المشاركة 28 في المئة فقط حتى ظهر يوم الاقتراع، بحسب الهيئة العليا المستقلة "
        "للانتخابات.",
        "Turnout was only 28 percent by noon on polling day, according to the Independent "
        "High Authority for Elections.",
    ),
    (
        "يعتزم الاتحاد الأفريقي إرسال بعثة لتقصي الحقائق إلى بوركينا فاسو.",
        "The African Union intends to send a fact-finding mission to Burkina Faso.",
    ),
    (
        "رد ترامب على سؤال بشأن احتمال ترشحه لولاية ثالثة بالقول إنه لا يمزح.",
        "Asked about the possibility of running for a third term, Trump said he was not joking.",
    ),
    (
        "توفي المخرج السوري حاتم علي إثر أزمة قلبية في القاهرة.",
        "Syrian director Hatem Ali died of a heart attack in Cairo.",
    ),
    (
        "هبط مؤشر داو جونز الصناعي 400 نقطة عند الإغلاق متأثرا بأسهم التكنولوجيا.",
        "The Dow Jones Industrial Average closed down 400 points, hit by technology shares.",
    ),
    (
        "عبر 72 مهاجرا القنال الإنجليزي في قوارب صغيرة رغم سوء الأحوال الجوية.",
        "Seventy-two migrants crossed the English Channel in small boats despite bad weather.",
    ),
    (
        "أدانت منظمة التعاون الإسلامي حرق نسخة من المصحف في ستوكهولم ووصفته بالعمل الاستفزازي.",
        "The Organisation of Islamic Cooperation condemned the burning of a copy of the Koran "
        "in Stockholm, calling it a provocative act.",
    ),
    (
        "أعلن نادي النصر السعودي تعاقده مع البرتغالي كريستيانو رونالدو حتى صيف 2025.",
        "Saudi club Al-Nassr announced it had signed Portugal's Cristiano Ronaldo until the "
        "summer of 2025.",
    ),
    (
        "تدرس الحكومة رفع الحد الأدنى للأجور إلى ثلاثة آلاف درهم.",
        "The government is considering raising the minimum wage to 3,000 dirhams.",
    ),
    (
        "نجا رئيس الوزراء السلوفاكي روبرت فيتسو من محاولة اغتيال بعد إصابته بأربع رصاصات.",
        "Slovak Prime Minister Robert Fico survived an assassination attempt after being hit "
        "by four bullets.",
    ),
    (
        "أكدت منظمة الصحة العالمية أن متحور أوميكرون ينتشر بسرعة لكنه أقل خطورة من دلتا.",
        "The World Health Organization confirmed that the Omicron variant spreads fast but is "
        "less dangerous than Delta.",
    ),
    (
        "تجمع آلاف المحتجين في ساحة التحرير وسط بغداد للمطالبة بمحاكمة قتلة المتظاهرين.",
        "Thousands of protesters gathered in Tahrir Square in central Baghdad to demand the "
        "trial of those who killed demonstrators.",
    ),
    (
        "يذكر أن الانتخابات أجلت مرتين منذ ديسمبر 2021.",
        "The elections have been postponed twice since December 2021.",
    ),
    (
        "أكد الكرملين أن بوتين لن يشارك شخصيا في قمة بريكس في جوهانسبرغ.",
        "The Kremlin confirmed that Putin would not attend the BRICS summit in Johannesburg "
        "in person.",
    ),
    (
        "حصدت البعثة القطرية ثلاث ميداليات بينها ذهبية في دورة الألعاب الآسيوية في هانغتشو.",
        "Qatar's team won three medals, including a gold, at the Asian Games in Hangzhou.",
    ),
    (
        "ألغت محكمة النقض الحكم الصادر بإعدام ستة من قيادات جماعة الإخوان المسلمين.",
        "The Court of Cassation overturned the death sentences of six leaders of the Muslim "
        "Brotherhood.",
    ),
    (
        "قتل الجيش الصومالي 47 مسلحا من حركة الشباب في عملية بإقليم شبيلي السفلى.",
        "The Somali army killed 47 al-Shabaab militants in an operation in the Lower Shabelle "
        "region.",
    ),
    (
        "عقد الجانبان اجتماعا مغلقا استمر ثلاث ساعات في جنيف بمشاركة المبعوث الأميركي ستيف ويتكوف.",
        "The two sides held a three-hour closed meeting in Geneva with US envoy Steve Witkoff "
        "taking part.",
    ),
    (
        "وصف المرشد الإيراني علي خامنئي المقترح الأميركي بأنه يتعارض مع المصالح الوطنية.",
        "Iran's supreme leader, Ali Khamenei, described the US proposal as contrary to "
        "national interests.",
    ),
    (
        "قضى زلزال المغرب على نحو ثلاثة آلاف شخص معظمهم في إقليم الحوز.",
        "Morocco's earthquake killed about 3,000 people, most of them in Al Haouz province.",
    ),
    (
        "لا تملك الحكومة أي نية لتخفيض قيمة العملة، حسبما قال محافظ البنك المركزي.",
        "The government has no intention of devaluing the currency, the central bank governor "
        "said.",
    ),
    (
        "انخفضت صادرات النفط العراقية عبر ميناء جيهان التركي إلى الصفر.",
        "Iraqi oil exports through Turkey's Ceyhan port fell to zero.",
    ),
    (
        "توجت التونسية أنس جابر بلقب بطولة برلين المفتوحة للتنس.",
        "Tunisia's Ons Jabeur won the Berlin Open tennis title.",
    ),
    (
        "ألقت الشرطة الهولندية القبض على رجلين على صلة بسرقة لوحة لفان غوخ.",
        "Dutch police arrested two men in connection with the theft of a Van Gogh painting.",
    ),
    (
        "أمهلت المعارضة الحكومة 72 ساعة لإلغاء الضريبة الجديدة على الوقود وإلا ستدعو إلى "
        "إضراب عام.",
        "The opposition gave the government 72 hours to scrap the new fuel tax, or it would "
        "call a general strike.",
    ),
    (
        "طلبت كوريا الجنوبية من مواطنيها مغادرة ميانمار في أسرع وقت.",
        "South Korea asked its nationals to leave Myanmar as soon as possible.",
    ),
    (
        "أعربت الجزائر عن أسفها لقرار مدريد دعم خطة الحكم الذاتي المغربية في الصحراء الغربية.",
        "Algeria expressed regret over Madrid's decision to support Morocco's autonomy plan "
        "for Western Sahara.",
    ),
    (
        "تشهد أسواق دمشق ارتفاعا غير مسبوق في أسعار الخضار مع حلول شهر رمضان.",
        "Damascus markets are seeing an unprecedented rise in vegetable prices with the "
        "arrival of Ramadan.",
    ),
    (
        "صرّح نائب وزير الدفاع بأن الصواريخ أصابت أهدافها بدقة.",
        "The deputy defence minister said the missiles had hit their targets precisely.",
    ),
    (
        "فاق عدد سكان الهند عدد سكان الصين في أبريل 2023.",
        "India's population overtook China's in April 2023.",
    ),
    (
        "أعلن رئيس الوزراء الإثيوبي آبي أحمد أن حكومته ستستأنف المحادثات مع جبهة تحرير شعب "
        "تيغراي الأسبوع المقبل.",
        "Ethiopian Prime Minister Abiy Ahmed announced that his government would resume talks "
        "with the Tigray People's Liberation Front next week.",
    ),
    (
        "ذكرت صحيفة واشنطن بوست نقلا عن مسؤولين أميركيين أن الإدارة تدرس تقليص وجودها العسكري "
        "في أوروبا.",
        "The Washington Post reported, citing US officials, that the administration is "
        "considering reducing its military presence in Europe.",
    ),
    (
        "لم يسفر الحادث عن إصابات، لكنه أدى إلى إغلاق الطريق السريع عدة ساعات.",
        "The accident caused no injuries, but closed the motorway for several hours.",
    ),
    (
        "تبلغ مساحة المحمية نحو 3500 كيلومتر مربع وتضم أكثر من مئة نوع من الطيور.",
        "The reserve covers about 3,500 square kilometres and is home to more than a hundred "
        "species of birds.",
    ),
    (
        "في غضون ذلك، واصلت فرق الإنقاذ عمليات البحث عن ناجين لليوم الخامس على التوالي.",
        "Meanwhile, rescue teams continued to search for survivors for a fifth consecutive day.",
    ),
    (
        "كشفت شركة سامسونغ الكورية الجنوبية عن هاتفها الجديد القابل للطي.",
        "South Korea's Samsung unveiled its new foldable phone.",
    ),
    (
        "وأشار التقرير إلى أن واحدا من كل خمسة أطفال يعاني سوء التغذية.",
        "The report noted that one in five children suffers from malnutrition.",
    ),
    (
        "أصدرت المحكمة الجنائية الدولية مذكرة اعتقال بحق الرئيس السوداني الأسبق عمر البشير "
        "عام 2009.",
        "The International Criminal Court issued an arrest warrant for former Sudanese "
        "president Omar al-Bashir in 2009.",
    ),
    (
        "انتقد زعيم المعارضة يائير لبيد سياسة الحكومة ووصفها بالفاشلة.",
        "Opposition leader Yair Lapid criticised the government's policy, calling it a failure.",
    ),
    (
        "أسقطت الدفاعات الجوية الأوكرانية 33 من أصل 40 صاروخا أطلقتها روسيا ليلا.",
        "Ukrainian air defences shot down 33 of the 40 missiles launched by Russia overnight.",
    ),
    (
        "حل المنتخب السنغالي ثانيا في مجموعته برصيد ست نقاط وتأهل إلى دور الستة عشر.",
        "Senegal finished second in their group with six points and qualified for the last 16.",
    ),
    (
        "ارتفع عدد المصابين بالكوليرا في اليمن إلى نصف مليون شخص وفق منظمة الصحة العالمية.",
        "The number of cholera cases in Yemen has risen to half a million, according to the "
        "World Health Organization.",
    ),
    (
        "قال متحدث باسم الشرطة إن دوافع المهاجم لا تزال مجهولة.",
        "A police spokesman said the attacker's motives were still unknown.",
    ),
    (
        "أثار القرار غضب المزارعين الذين أغلقوا الطرق المؤدية إلى العاصمة براغ بالجرارات.",
        "The decision angered farmers, who blocked roads leading to the capital, Prague, with "
        "tractors.",
    ),
    (
        "نقلت وكالة الأنباء الفرنسية عن شاهد قوله إن إطلاق النار استمر عشر دقائق.",
        "AFP quoted a witness as saying that the shooting lasted ten minutes.",
    ),
    (
        "يقع المصنع في المنطقة الصناعية ببرج العرب غرب الإسكندرية.",
        "The factory is in the Borg El Arab industrial zone west of Alexandria.",
    ),
    (
        "تقدمت الحكومة بخطة لخفض الإنفاق العام بواقع 12 مليار جنيه إسترليني.",
        "The government put forward a plan to cut public spending by 12 billion pounds.",
    ),
    (
        "أكد الأمين العام لجامعة الدول العربية أحمد أبو الغيط أن القضية الفلسطينية تظل القضية "
        "المركزية.",
        "Arab League Secretary-General Ahmed Aboul Gheit affirmed that the Palestinian cause "
        "remains the central issue.",
    ),
    (
        "منع حكام المباراة احتساب هدف بداعي التسلل.",
        "The referees disallowed a goal for offside.",
    ),
    (
        "توجه الناخبون في بوليفيا إلى صناديق الاقتراع لاختيار رئيس جديد.",
        "Voters in Bolivia went to the polls to choose a new president.",
    ),
    (
        "اعترفت النرويج وأيرلندا وإسبانيا بدولة فلسطين في 28 مايو.",
        "Norway, Ireland and Spain recognised the State of Palestine on 28 May.",
    ),
    (
        "لا تستبعد باريس إرسال قوات برية إلى أوكرانيا.",
        "Paris does not rule out sending ground troops to Ukraine.",
    ),
    (
        "شارك في المؤتمر وزراء من الدول الأعضاء في مجلس التعاون الخليجي.",
        "Ministers from the member states of the Gulf Cooperation Council took part in the "
        "conference.",
    ),
    (
        "خرجت الأمور عن السيطرة بعدما اقتحم المشجعون أرض الملعب.",
        "Things got out of hand after fans invaded the pitch.",
    ),
    (
        "بات محمد صلاح ثالث أفضل هداف في تاريخ ليفربول بعد تسجيله هدفين في مرمى نيوكاسل.",
        "Mohamed Salah became Liverpool's third-highest scorer ever after scoring twice "
        "against Newcastle.",
    ),
    (
        "أعرب الوزير عن أمله في أن تسهم الزيارة في تعزيز العلاقات بين البلدين الشقيقين.",
        "The minister expressed hope that the visit would help strengthen relations between "
        "the two brotherly countries.",
    ),
    (
        "أطلقت ناسا مسبارا جديدا لدراسة قمر المشتري أوروبا.",
        "NASA launched a new probe to study Jupiter's moon Europa.",
    ),
    (
        "قتل شخص على الأقل وفقد آخران في انهيار منجم للفحم في هونان جنوب الصين.",
        "At least one person was killed and two others are missing after a coal mine "
        "collapsed in Hunan in southern China.",
    ),
    (
        "دخل الأسرى الفلسطينيون المضربون عن الطعام يومهم الثلاثين.",
        "The hunger-striking Palestinian prisoners entered their 30th day.",
    ),
    (
        "عقب الهجوم، أعلنت الحكومة حالة الطوارئ لمدة ثلاثين يوما في ولاية بورنو.",
        "After the attack, the government declared a 30-day state of emergency in Borno state.",
    ),
    (
        "وتعد تركيا الوجهة الأولى للسياح الألمان خلال فصل الشتاء.",
        "Turkey is the top destination for German tourists in winter.",
    ),
    (
        "دعت هيومن رايتس ووتش السلطات المصرية إلى الإفراج عن الناشط علاء عبد الفتاح.",
        "Human Rights Watch called on the Egyptian authorities to release activist Alaa "
        "Abdel-Fattah.",
    ),
    (
        "أُغلقت المدارس في بانكوك بسبب تلوث الهواء.",
        "Schools in Bangkok were closed because of air pollution.",
    ),
    (
        "حصل المشروع على تمويل قدره 250 ألف يورو من الوكالة الفرنسية للتنمية.",
        "The project received 250,000 euros in funding from the French Development Agency.",
    ),
    (
        "أدلى الرئيس السابق نيكولا ساركوزي بشهادته أمام المحكمة نافيا تلقي أموال من ليبيا.",
        "Former president Nicolas Sarkozy testified in court, denying that he had received "
        "money from Libya.",
    ),
    (
        "ما من دليل على تورط جهات أجنبية في الحادث.",
        "There is no evidence that foreign parties were involved in the incident.",
    ),
    (
        "كما تناول اللقاء تطورات الأوضاع في البحر الأحمر وسبل حماية الملاحة.",
        "The meeting also dealt with developments in the Red Sea and ways to protect shipping.",
    ),
    (
        "خسرت أسهم آبل أربعة في المئة من قيمتها السوقية.",
        "Apple shares lost four percent of their market value.",
    ),
    (
        "رفعت موديز تصنيف السعودية إلى Aa3.",
        "Moody's raised Saudi Arabia's rating to Aa3.",
    ),
    (
        "قفز سعر بيتكوين فوق 100 ألف دولار قبل أن يتراجع قليلا.",
        "Bitcoin jumped above $100,000 before slipping slightly.",
    ),
    (
        "قال المتحدث باسم الخارجية القطرية ماجد الأنصاري إن الوساطة مستمرة.",
        "The spokesman in the name of the Qatari Foreign Ministry, Majed al-Ansari, said that "
        "the mediation is continuing.",
    ),
    (
        "خصصت الحكومة اليابانية 13 تريليون ين لدعم الأسر.",
        "The Japanese government allocated 13 trillion yen for supporting the families.",
    ),
    (
        "حضر الحفل أكثر من ألفي شخص.",
        "More than 2,000 people attended the concert.",
    ),
    (
        "بلغت قيمة الصفقة ثلاثة أرباع مليار دولار.",
        "The value of the deal reached 750 million dollars.",
    ),
    (
        "استمرت المحادثات ثماني ساعات ونصف الساعة.",
        "The talks lasted eight and a half hours.",
    ),
    (
        "توفي الممثل المصري عمر الشريف عام 2015.",
        "Egyptian actor Omar Sharif died in 2015.",
    ),
    (
        "التقى الرئيس الفلسطيني محمود عباس المستشار الألماني أولاف شولتس.",
        "Palestinian President Mahmoud Abbas met with German Chancellor Olaf Scholz.",
    ),
    (
        "انتقد معمر القذافي الجامعة العربية.",
        "Moammar Gadhafi criticised the Arab League.",
    ),
    (
        "يزور أمير قطر الشيخ تميم بن حمد آل ثاني موسكو.",
        "The Emir of Qatar, Sheikh Tamim bin Hamad Al Thani, is visiting Moscow.",
    ),
    (
        "غرق قارب يقل ستين مهاجرا قبالة جزيرة كريت اليونانية.",
        "A boat carrying sixty migrants sank off the Greek island of Crete.",
    ),
    (
        "سجلت سوق الأسهم الهندية ارتفاعا بواقع واحد ونصف في المئة.",
        "The Indian stock market registered a rise of one and a half percent.",
    ),
    (
        "اندلع حريق في سوق شعبي بمدينة كراتشي الباكستانية.",
        "A fire broke out in a popular market in the Pakistani city of Karachi.",
    ),
    (
        "أدان الحزب الحاكم في تنزانيا أعمال العنف.",
        "The ruling party in Tanzania condemned the acts of violence.",
    ),
    (
        "يحتاج اللاجئون الروهينغا إلى مساعدات عاجلة.",
        "The Rohingya refugees are in need of urgent assistances.",
    ),
    (
        "وقعت الكويت والعراق مذكرة تفاهم بشأن الربط الكهربائي.",
        "Kuwait and Iraq signed a memorandum of understanding about the electrical "
        "interconnection.",
    ),
    (
        "عزت الشركة تأخر الرحلات إلى عطل فني.",
        "The company attributed the delay of the flights to a technical fault.",
    ),
    (
        "شهد ميدان الشهداء في طرابلس تظاهرة حاشدة.",
        "Martyrs' Square in Tripoli witnessed a massive demonstration.",
    ),
    (
        "أكملت سفينة الحاويات إيفر غيفن رحلتها عبر القناة.",
        "The container ship Ever Given completed its journey through the canal.",
    ),
    (
        "يرأس ألكسندر لوكاشينكو بيلاروسيا منذ عام 1994.",
        "Alexander Lukashenko has ruled Belarus since 1994.",
    ),
    (
        "قتل قائد في حزب الله بغارة على الضاحية الجنوبية لبيروت.",
        "A Hezbollah commander was killed in a strike on Beirut's southern suburb.",
    ),
    (
        "أقيمت صلاة الغائب على أرواح الضحايا.",
        "The absentee prayer was held for the souls of the victims.",
    ),
    (
        "لم يستبعد المحافظ رفع الفائدة مجددا هذا العام.",
        "The governor did not exclude raising interest again this year.",
    ),
    (
        "فرضت بريطانيا حظرا على بيع السجائر الإلكترونية ذات الاستخدام الواحد.",
        "Britain imposed a ban on the sale of disposable e-cigarettes.",
    ),
    (
        "تسلم الأديب التركي أورهان باموق الجائزة.",
        "The Turkish writer Orhan Pamuk received the award.",
    ),
    (
        "قررت اللجنة الأولمبية الدولية إقامة دورة 2036 في آسيا.",
        "The International Olympic Committee decided to hold the 2036 Games in Asia.",
    ),
    (
        "نفذ الطيران الحربي غارات على مواقع في ريف إدلب الجنوبي.",
        "Warplanes carried out raids on positions in the southern countryside of Idlib.",
    ),
    (
        "بكى لاعبو منتخب كرواتيا بعد صافرة النهاية.",
        "The players of Croatia wept after the final whistle.",
    ),
    (
        "تبحث السلطات عن طفلة تبلغ من العمر خمس سنوات فقدت في الغابة.",
        "The authorities are looking for a five-year-old girl missing in the forest.",
    ),
    (
        "ضاعفت الشركة إنتاجها ثلاث مرات منذ 2020.",
        "The company has tripled its production since 2020.",
    ),
    (
        "أصبحت ليتوانيا أول دولة في أوروبا تحظر استيراد الغاز الروسي.",
        "Lithuania became the first country in Europe to ban imports of Russian gas.",
    ),
]

WRONG = [
    (
        "name",
        "استقبل العاهل الأردني الملك عبد الله الثاني رئيس الوزراء الياباني في قصر بسمان.",
        "Jordan's King Abdullah II received the Indian prime minister at Basman Palace.",
    ),
    (
        "figure",
        "قتل سبعة جنود وأصيب ثلاثة عشر آخرون في كمين قرب مدينة كيدال شمال مالي.",
        "Thirteen soldiers were killed and 7 others wounded in an ambush near the town of Kidal.",
    ),
    (
        "opposite",
        "انخفض معدل البطالة في إسبانيا إلى 11,2 في المئة خلال الربع الثالث من العام.",
        "Spain's unemployment rate rose to 11.2 percent in the third quarter of the year.",
    ),
    (
        "name",
        "لا يزال 25 عاملا محاصرين تحت الأنقاض بعد انهيار مبنى قيد الإنشاء في نيروبي.",
        "Twenty-five workers are still trapped under the rubble after a building under "
        "construction collapsed in Kampala.",
    ),
    (
        "figure",
        "حكمت محكمة في القاهرة بالسجن 15 عاما على خمسة متهمين في قضية تهريب آثار.",
        "A Cairo court acquitted five defendants in an antiquities smuggling case.",
    ),
    (
        "certainty",
        "يشتبه في أن الرجل البالغ من العمر 42 عاما أضرم النار في المستودع عمدا.",
        "The 42-year-old man deliberately set the warehouse on fire.",
    ),
    (
        "name",
        "أجرى وزير الخارجية السعودي الأمير فيصل بن فرحان اتصالا هاتفيا بنظيره الإيراني.",
        "Saudi Foreign Minister Adel al-Jubeir spoke by phone with his Iranian counterpart.",
    ),
    (
        "figure",
        "تعهدت الدول المانحة بتقديم مليارين ومئتي مليون يورو لسوريا في مؤتمر بروكسل.",
        "Donor countries pledged 2.2 million euros for Syria at the Brussels conference.",
    ),
    (
        "opposite",
        "رفض مجلس الشيوخ الأميركي مشروع القرار بأغلبية 54 صوتا مقابل 45.",
        "The US Senate approved the resolution by 54 votes to 45.",
    ),
    (
        "date",
        "يبدأ البرلمان التونسي يوم الثلاثاء مناقشة مشروع قانون المالية لسنة 2025.",
        "Tunisia's parliament will begin debating the 2025 finance bill on Thursday.",
    ),
    (
        "date",
        "قررت شركة لوفتهانزا الألمانية تمديد تعليق رحلاتها إلى تل أبيب حتى نهاية تشرين الأول.",
        "Germany's Lufthansa decided to extend the suspension of its flights to Tel Aviv "
        "until the end of August.",
    ),
    (
        "name",
        "أصيب اللاعب الجزائري رياض محرز في ركبته وسيغيب عن الملاعب شهرين.",
        "Algerian player Islam Slimani injured his knee and will be out for two months.",
    ),
    (
        "negation",
        "لم تعلن أي جهة مسؤوليتها عن التفجير الذي استهدف حافلة للجيش قرب دير الزور.",
        "A group claimed responsibility for the bombing that targeted an army bus near Deir "
        "ez-Zor.",
    ),
    (
        "figure",
        "سيعقد الاجتماع المقبل لمجموعة العشرين في مدينة جوهانسبرغ في 22 نوفمبر.",
        "The next G20 meeting will be held in Johannesburg on November 12.",
    ),
    (
        "roles",
        "خسر مانشستر يونايتد أمام توتنهام بثلاثة أهداف دون مقابل على ملعبه.",
        "Manchester United beat Tottenham 3-0 at home.",
    ),
    (
        "negation",
        "قالت وزيرة الداخلية الألمانية نانسي فيزر إن القرار ليس موجها ضد المسلمين.",
        "German Interior Minister Nancy Faeser said the decision was directed against Muslims.",
    ),
    (
        "figure",
        "ارتفعت حصيلة ضحايا الفيضانات في باكستان إلى 1136 قتيلا بينهم 350 طفلا.",
        "The death toll from the floods in Pakistan rose to 1,136.",
    ),
    (
        "unit",
        "صادرت الجمارك في مطار هيثرو 50 كيلوغراما من الكوكايين داخل شحنة موز.",
        "Customs at Heathrow airport seized 50 tonnes of cocaine in a shipment of bananas.",
    ),
    (
        "name",
        "أعلن الجيش السوداني استعادة السيطرة على القصر الجمهوري في الخرطوم من قوات الدعم السريع.",
        "The Sudanese army announced that it had retaken the Republican Palace.",
    ),
    (
        "added",
        "عاد الهدوء إلى العاصمة الليبية طرابلس بعد ليلة من الاشتباكات العنيفة.",
        "Calm returned to the Libyan capital Tripoli after a night of fierce clashes that "
        "killed dozens of civilians and destroyed two hospitals.",
    ),
    (
        "opposite",
        "أغلقت السلطات مطار سانتوريني بسبب النشاط البركاني تحت سطح البحر.",
        "The authorities reopened Santorini airport because of volcanic activity under the sea.",
    ),
    (
        "figure",
        "أدى انفجار في مصنع للألعاب النارية إلى مقتل ما لا يقل عن تسعة أشخاص في ولاية تاميل نادو.",
        "An explosion at a fireworks factory killed at least nineteen people in Tamil Nadu state.",
    ),
    (
        "bound",
        "سمحت السلطات الجزائرية لأول مرة باستيراد السيارات المستعملة التي يقل عمرها عن ثلاث سنوات.",
        "Algerian authorities have for the first time allowed the import of used cars more "
        "than three years old.",
    ),
    (
        "opposite",
        "تراجع الين الياباني إلى أدنى مستوى له منذ 34 عاما أمام الدولار الأميركي.",
        "The Japanese yen climbed to its highest level in 34 years against the US dollar.",
    ),
    (
        "name",
        "أقالت إدارة نادي بايرن ميونيخ مدربها توماس توخل بعد ثلاث هزائم متتالية.",
        "Bayern Munich's management sacked their coach Julian Nagelsmann after three "
        "consecutive defeats.",
    ),
    (
        "negation",
        "أوضح الوزير أن الضريبة لن تشمل السلع الأساسية كالخبز والحليب.",
        "The minister explained that the tax would cover basic goods such as bread and milk.",
    ),
    (
        "opposite",
        "نفى المتحدث باسم الحكومة الأنباء التي تحدثت عن استقالة وزير المالية.",
        "The government spokesman confirmed reports of the finance minister's resignation.",
    ),
    (
        "added",
        "أظهرت استطلاعات الرأي تقدم مرشح اليسار بفارق ضئيل على منافسه المحافظ.",
        "Opinion polls showed the left-wing candidate narrowly ahead of his conservative "
        "rival, who is accused of corruption.",
    ),
    (
        "opposite",
        "استأنفت الخطوط الجوية القطرية رحلاتها إلى دمشق بعد توقف دام 13 عاما.",
        "Qatar Airways suspended flights to Damascus after 13 years.",
    ),
    (
        "figure",
        "بلغت إيرادات قناة السويس 9.4 مليارات دولار في السنة المالية 2022-2023.",
        "Suez Canal revenues reached $4.9 billion in fiscal year 2022-2023.",
    ),
    (
        "quote",
        "قال الرئيس الفرنسي إيمانويل ماكرون إن بلاده «لن تتراجع عن دعم أوكرانيا مهما طال الزمن».",
        "French President Emmanuel Macron said his country will not back down from supporting "
        "Ukraine, however long it takes.",
    ),
    (
        "roles",
        "اتهمت كييف موسكو باستهداف البنية التحتية للطاقة بأكثر من 90 صاروخا ومئتي مسيّرة.",
        "Moscow accused Kyiv of targeting energy infrastructure with more than 90 missiles "
        "and 200 drones.",
    ),
    (
        "opposite",
        "أعلن رئيس الوزراء الإثيوبي آبي أحمد أن حكومته ستستأنف المحادثات مع جبهة تحرير شعب "
        "تيغراي الأسبوع المقبل.",
        "Ethiopian Prime Minister Abiy Ahmed announced that his government would suspend "
        "talks with the Tigray People's Liberation Front next week.",
    ),
    (
        "opposite",
        "انتقد زعيم المعارضة يائير لبيد سياسة الحكومة ووصفها بالفاشلة.",
        "Opposition leader Yair Lapid praised the government's policy.",
    ),
    (
        "figure",
        "أسقطت الدفاعات الجوية الأوكرانية 33 من أصل 40 صاروخا أطلقتها روسيا ليلا.",
        "Ukrainian air defences shot down 23 of the 40 missiles launched by Russia overnight.",
    ),
    (
        "figure",
        "ارتفع عدد المصابين بالكوليرا في اليمن إلى نصف مليون شخص وفق منظمة الصحة العالمية.",
        "The number of cholera cases in Yemen has risen to half a billion, according to the "
        "World Health Organization.",
    ),
    (
        "opposite",
        "تقدمت الحكومة بخطة لخفض الإنفاق العام بواقع 12 مليار جنيه إسترليني.",
        "The government put forward a plan to raise public spending by 12 billion pounds.",
    ),
    (
        "negation",
        "لا تستبعد باريس إرسال قوات برية إلى أوكرانيا.",
        "Paris rules out sending ground troops to Ukraine.",
    ),
    (
        "opposite",
        "أُغلقت المدارس في بانكوك بسبب تلوث الهواء.",
        "Schools in Bangkok were opened despite air pollution.",
    ),
    (
        "name",
        "أدلى الرئيس السابق نيكولا ساركوزي بشهادته أمام المحكمة نافيا تلقي أموال من ليبيا.",
        "Former president Jacques Chirac testified in court, denying that he had received "
        "money from Libya.",
    ),
    (
        "opposite",
        "خسرت أسهم آبل أربعة في المئة من قيمتها السوقية.",
        "Apple shares gained four percent of their market value.",
    ),
    (
        "length",
        "دعت هيومن رايتس ووتش السلطات المصرية إلى الإفراج عن الناشط علاء عبد الفتاح.",
        "Human Rights Watch called on the Egyptian authorities.",
    ),
    (
        "negation",
        "ما من دليل على تورط جهات أجنبية في الحادث.",
        "There is evidence that foreign parties were involved in the incident.",
    ),
    (
        "length",
        "قفز سعر بيتكوين فوق 100 ألف دولار قبل أن يتراجع قليلا.",
        "Bitcoin plunged below $100,000.",
    ),
    (
        "name",
        "اعترفت النرويج وأيرلندا وإسبانيا بدولة فلسطين في 28 مايو.",
        "Norway, Ireland and Spain recognised the State of Palestine on 28 May under pressure "
        "from Washington.",
    ),
    (
        "opposite",
        "تقلصت الفجوة بين الحزبين في آخر استطلاع.",
        "The gap between the two parties widened in the latest poll.",
    ),
    (
        "opposite",
        "شددت الحكومة الإجراءات على الحدود مع بيلاروسيا.",
        "The government eased measures on the border with Belarus.",
    ),
    (
        "opposite",
        "تحسنت حالة المريض بعد العملية الجراحية.",
        "The patient's condition worsened after the operation.",
    ),
    (
        "opposite",
        "تراجعت مبيعات السيارات الكهربائية في أوروبا بنسبة 12 في المئة.",
        "Sales of electric cars in Europe grew by 12 percent.",
    ),
    (
        "opposite",
        "رفع البنك المركزي النرويجي الفائدة إلى 4.5 في المئة.",
        "Norway's central bank cut interest rates to 4.5 percent.",
    ),
    (
        "opposite",
        "غادر الوفد العاصمة متوجها إلى فيينا.",
        "The delegation arrived in the capital heading to Vienna.",
    ),
    (
        "opposite",
        "اشترت الصين كميات قياسية من فول الصويا الأميركي.",
        "China sold record quantities of American soybeans.",
    ),
    (
        "opposite",
        "عزز الاتفاق العلاقات بين البلدين.",
        "The agreement weakened relations between the two countries.",
    ),
    (
        "opposite",
        "رحبت المعارضة بقرار المحكمة.",
        "The opposition condemned the court's decision.",
    ),
    (
        "opposite",
        "فتحت السلطات المعبر أمام المساعدات.",
        "The authorities closed the crossing to aid.",
    ),
    (
        "opposite",
        "تزايد عدد السياح في المالديف هذا العام.",
        "The number of tourists in the Maldives fell this year.",
    ),
    (
        "opposite",
        "اتسعت رقعة الحرائق في غابات كاليفورنيا.",
        "The area of the fires in California's forests shrank.",
    ),
    (
        "opposite",
        "وافقت إيران على استقبال المفتشين.",
        "Iran refused to receive the inspectors.",
    ),
    (
        "opposite",
        "ربحت الشركة 30 مليون يورو.",
        "The company lost 30 million euros.",
    ),
    (
        "opposite",
        "أعلنت وزارة الزراعة الأسترالية انتهاء موسم الحصاد.",
        "The Australian Agriculture Ministry announced the start of the harvest season.",
    ),
    (
        "negation",
        "لم يتمكن الأطباء من إنقاذ الطفل.",
        "Doctors managed to save the child.",
    ),
    (
        "negation",
        "ليس لدى البلاد احتياطي كاف من القمح.",
        "The country has a sufficient reserve of wheat.",
    ),
    (
        "negation",
        "لا يوجد ناجون من تحطم الطائرة.",
        "There are survivors of the plane crash.",
    ),
    (
        "negation",
        "لن تشارك البرازيل في البطولة.",
        "Brazil will take part in the championship.",
    ),
    (
        "negation",
        "لم تتسلم الحكومة أي طلب رسمي.",
        "The government has received an official request.",
    ),
    (
        "negation",
        "لا يعتقد الخبراء أن الفيروس خطير.",
        "Experts believe that the virus is dangerous.",
    ),
    (
        "name",
        "وقع رئيس بيرو دينا بولوارتي مرسوما جديدا.",
        "Peru's President Pedro Castillo signed a new decree.",
    ),
    (
        "name",
        "سجل عمر مرموش هدف الفوز لفرانكفورت.",
        "Mohamed Elneny scored the winning goal for Frankfurt.",
    ),
    (
        "name",
        "استقبل الرئيس الكيني وليام روتو نظيره الأوغندي.",
        "Kenyan President Uhuru Kenyatta received his Ugandan counterpart.",
    ),
    (
        "name",
        "زار وزير الخارجية التركي هاكان فيدان دمشق.",
        "Turkish Foreign Minister Mevlut Cavusoglu visited Damascus.",
    ),
    (
        "name",
        "أخرج الفيلم المخرج الإيراني أصغر فرهادي.",
        "The film was directed by Iranian director Jafar Panahi.",
    ),
    (
        "name",
        "افتتح المعرض في مدينة ليون الفرنسية.",
        "The exhibition opened in the French city of Marseille.",
    ),
    (
        "name",
        "أعلنت نيجيريا إغلاق حدودها مع الكاميرون.",
        "Nigeria announced the closure of its border with Chad.",
    ),
    (
        "name",
        "نقل المصابون إلى مستشفى في إزمير.",
        "The injured were taken to a hospital in Ankara.",
    ),
    (
        "figure",
        "أنتجت الشركة 340 ألف سيارة في العام الماضي.",
        "The company produced 430,000 cars last year.",
    ),
    (
        "figure",
        "يبلغ طول النفق تسعة كيلومترات.",
        "The tunnel is 19 kilometres long.",
    ),
    (
        "figure",
        "تبرعت المؤسسة بمبلغ 5 ملايين دولار.",
        "The foundation donated 5 billion dollars.",
    ),
    (
        "figure",
        "أصيب 18 شخصا في حريق بمصنع.",
        "Eighty people were injured in a factory fire.",
    ),
    (
        "figure",
        "انخفضت الحرارة إلى 12 درجة تحت الصفر.",
        "The temperature fell to 21 degrees below zero.",
    ),
    (
        "figure",
        "وصل إلى الجزيرة ثلاثة آلاف مهاجر.",
        "Three hundred migrants arrived on the island.",
    ),
    (
        "figure",
        "يعود تاريخ المعبد إلى ألفي عام.",
        "The temple dates back three thousand years.",
    ),
    (
        "missing",
        "أعلنت الشركة المصنعة سحب الدواء من الأسواق بعد شكاوى من المرضى، وقالت إنها فتحت "
        "تحقيقا داخليا.",
        "The manufacturer announced the withdrawal of the drug from the markets.",
    ),
    (
        "length",
        "فاز الفيلم الكوري بجائزة أفضل إخراج، فيما ذهبت جائزة أفضل ممثلة إلى نجمة فرنسية شابة.",
        "The Korean film won the award for best director.",
    ),
    (
        "length",
        "ضبطت الشرطة الإسبانية طنين من الكوكايين داخل حاوية قادمة من الإكوادور، واعتقلت سبعة "
        "أشخاص.",
        "Spanish police seized two tonnes of cocaine",
    ),
    (
        "length",
        "وصل المنتخب إلى الدوحة صباح اليوم استعدادا للمباراة الودية المقررة الأسبوع المقبل.",
        "The team arrived in Doha this morning.",
    ),
    (
        "figure",
        "أغلق المتحف أبوابه مؤقتا لأعمال الصيانة.",
        "The museum closed its doors temporarily for maintenance after thieves stole three "
        "paintings.",
    ),
    (
        "length",
        "عينت الجامعة رئيسة جديدة.",
        "The university appointed a new president, the first woman from Asia to hold the post.",
    ),
    (
        "added",
        "هطلت أمطار غزيرة على مدينة جدة.",
        "Heavy rain fell on the city of Jeddah, flooding streets and killing two motorists.",
    ),
    (
        "name",
        "أطلقت الشركة تطبيقا جديدا للتوصيل.",
        "The company launched a new delivery app to compete with its American rival.",
    ),
    (
        "figure",
        "بدأت أعمال ترميم القلعة التاريخية.",
        "The striker signed a three-year contract with his new club.",
    ),
    (
        "name",
        "نفت الوزارة وجود نقص في الوقود.",
        "My name is John and I live in a small house near the sea.",
    ),
    (
        "loop",
        "افتتحت أكبر محطة للطاقة الشمسية في الصحراء.",
        "The largest solar power plant, the largest solar power plant, the largest solar "
        "power plant in the desert.",
    ),
    (
        "loop",
        "ارتفعت أسعار الحليب في الأسواق.",
        "The prices of milk, the prices of milk, the prices of milk, the prices of milk rose.",
    ),
]


@pytest.mark.parametrize(("arabic", "english"), RIGHT, ids=range(len(RIGHT)))
def test_right_english_is_adequate(arabic: str, english: str) -> None:
    assert check_english(arabic, english) == ()


@pytest.mark.parametrize(("kind", "arabic", "english"), WRONG, ids=range(len(WRONG)))
def test_wrong_english_is_refused_for_its_kind(kind: str, arabic: str, english: str) -> None:
    assert kind in {reason.partition(":")[0] for reason in check_english(arabic, english)}


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("ستولتنبرغ", "Stoltenberg"),
        ("وستولتنبرغ", "Stoltenberg's"),
        ("زيلينسكي", "Zelenskiy"),
        ("القذافي", "Qaddafi"),
        ("القذافي", "Gaddafi"),
        ("للحوثيين", "Houthis"),
        ("خوسيه", "Jose"),
        ("ديوكوفيتش", "Djokovic"),
        ("فيتسو", "Fico"),
        ("الألب", "Alps"),
        ("أون", "Un"),
    ],
)
def test_a_name_is_heard_in_its_usual_spellings(arabic: str, english: str) -> None:
    (word,) = english_words(english)
    assert sounds_like(fold(arabic), word.lower)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [("ماكرون", "Merkel"), ("الصفدي", "Judeh"), ("السيسي", "Mubarak"), ("بايدن", "Trump")],
)
def test_another_name_is_not_heard(arabic: str, english: str) -> None:
    assert not sounds_like(fold(arabic), english.lower())


@pytest.mark.parametrize(
    ("arabic", "english", "glossary", "text", "used", "missed"),
    [
        (
            "التقى ستولتنبرغ الوزير.",
            "Stoltenburg met the minister.",
            {"ستولتنبرغ": "Stoltenberg"},
            "Stoltenberg met the minister.",
            ("ستولتنبرغ",),
            (),
        ),
        (
            "رحب الوزير بقرار ستولتنبرغ.",
            "The minister welcomed Stoltenburg's decision.",
            {"ستولتنبرغ": "Stoltenberg"},
            "The minister welcomed Stoltenberg's decision.",
            ("ستولتنبرغ",),
            (),
        ),
        (
            "وصل الوفد إلى المكلا أمس.",
            "The delegation arrived in Macalla yesterday.",
            {"المكلا": "Al Mukalla"},
            "The delegation arrived in Al Mukalla yesterday.",
            ("المكلا",),
            (),
        ),
        (
            "التقى الوزير السفير.",
            "The minister met the ambassador.",
            {"ستولتنبرغ": "Stoltenberg"},
            "The minister met the ambassador.",
            (),
            (),
        ),
        (
            "التقى ستولتنبرغ الوزير.",
            "He met the minister.",
            {"ستولتنبرغ": "Stoltenberg"},
            "He met the minister.",
            (),
            ("ستولتنبرغ",),
        ),
        (
            "التقى الوزير محمد بن سلمان في الرياض.",
            "The minister met Mohamed bin Salman in Riyadh.",
            {"محمد بن سلمان": "Mohammed bin Salman"},
            "The minister met Mohammed bin Salman in Riyadh.",
            ("محمد بن سلمان",),
            (),
        ),
        (
            "التقى الوزير عبد الفتاح السيسي في القاهرة.",
            "The minister met Abdul Fattah al-Sisi in Cairo.",
            {"عبد الفتاح السيسي": "Abdel Fattah el-Sisi"},
            "The minister met Abdel Fattah el-Sisi in Cairo.",
            ("عبد الفتاح السيسي",),
            (),
        ),
        (
            "قال محمد شياع السوداني إن بغداد آمنة.",
            "Mohammed Shia al-Sudani said Baghdad was safe.",
            {"محمد شياع السوداني": "Mohammed Shia' Al Sudani"},
            "Mohammed Shia' Al Sudani said Baghdad was safe.",
            ("محمد شياع السوداني",),
            (),
        ),
        (
            "قال مصطفى الكاظمي ذلك.",
            "Mustafa Al Kazemi said so.",
            {"الكاظمي": "al-Kadhimi"},
            "Mustafa al-Kadhimi said so.",
            ("الكاظمي",),
            (),
        ),
        (
            "التقى السيسي الوزير.",
            "The minister met with al-Sisi.",
            {"السيسي": "el-Sisi"},
            "The minister met with el-Sisi.",
            ("السيسي",),
            (),
        ),
        (
            "قال ينس ستولتنبرغ إن القمة مفيدة.",
            "Jens Stoltenburg said the summit was useful.",
            {"ستولتنبرغ": "Jens Stoltenberg"},
            "Jens Stoltenberg said the summit was useful.",
            ("ستولتنبرغ",),
            (),
        ),
        (
            "التقى ستولتنبرغ الوزير.",
            "He met the minister in Damascus.",
            {"ستولتنبرغ": "Stoltenberg"},
            "He met the minister in Damascus.",
            (),
            ("ستولتنبرغ",),
        ),
        (
            "التقى الوزير محمد بن سلمان في الرياض.",
            "The minister met Mohamed bin Salman in Riyadh.",
            {"محمد": "Muhammad", "محمد بن سلمان": "MBS"},
            "The minister met MBS in Riyadh.",
            ("محمد بن سلمان",),
            (),
        ),
    ],
)
def test_a_glossary_is_honoured_or_told_to_be_missed(
    arabic: str,
    english: str,
    glossary: dict[str, str],
    text: str,
    used: tuple[str, ...],
    missed: tuple[str, ...],
) -> None:
    done = honour(arabic, english, tuple(glossary.items()))
    assert (done.text, done.used, done.missed) == (text, used, missed)


def test_one_name_gets_one_spelling_over_all_sentences() -> None:
    pairs = [
        ("التقى زيلينسكي الوزير في كييف.", "Zelensky met the minister in Kyiv."),
        ("وشكر زيلينسكي الوزير.", "President Zelenskiy thanked the minister."),
        ("وقال إن زيلينسكي متفائل.", "He said that Zelensky was optimistic."),
    ]
    texts, changes = unify_names(pairs)
    assert texts[1] == "President Zelensky thanked the minister."
    assert [(one.sentence, one.before, one.after) for one in changes] == [
        (1, "Zelenskiy", "Zelensky")
    ]
    assert unify_names(list(zip([a for a, _ in pairs], texts, strict=True)))[1] == ()


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("التقى الوزير عبدالفتاح السيسي.", "The minister met Abdel Fattah al-Sisi."),
        ("التقى محمد محمود.", "The minister Mohammed Mahmoud met him."),
        ("زار الوفد كوالالمبور.", "The delegation visited Kuala Lumpur."),
        ("التقى حسن حسين وحسين حسن.", "Also Hassan Hussein and Hussein Hassan met."),
    ],
)
def test_parts_of_one_name_and_names_that_sound_alike_are_left_alone(
    arabic: str, english: str
) -> None:
    assert unify_names([(arabic, english)]) == ((english,), ())


def test_what_a_glossary_has_put_in_stays_whole() -> None:
    pairs = [("قال ستولتنبرغ ذلك.", "It was Jens Stoltenberg who said so.")]
    assert unify_names(pairs, ["Jens Stoltenberg"])[1] == ()


def test_a_people_and_its_members_are_not_made_one_word() -> None:
    pairs = [
        ("هاجم الحوثيون السفينة.", "Houthi fighters attacked the ship."),
        ("وقال الحوثيون ذلك.", "And said so the Houthis."),
    ]
    assert unify_names(pairs)[1] == ()


SOURCE = "عطلت العاصفة حركة القطارات في المدينة."
SHORT = "The storm disrupted train traffic in the city."
LONG = "The storm disrupted train traffic in the city because of a strike by staff."


def test_a_part_without_which_the_two_are_nearer_is_added_or_missing() -> None:
    bare = SHORT.rstrip(".")
    encoder = ScriptedEncoder(lambda _, other: 0.9 if other.rstrip(".") == bare else 0.8)
    assert compare_meaning(SOURCE, LONG, encoder) == ["added: because of a strike by staff"]
    cut = "عطلت العاصفة حركة القطارات في المدينة، بسبب إضراب عمال السكك"
    encoder = ScriptedEncoder(lambda one, other: 0.9 if "إضراب" not in one + other else 0.8)
    (reason,) = compare_meaning(cut, SHORT, encoder)
    assert reason.startswith("missing: ")


def test_strangers_are_told_by_their_likeness_alone() -> None:
    assert compare_meaning(SOURCE, SHORT, ScriptedEncoder(lambda *_: 0.1)) == [
        "meaning: 0.10 alike"
    ]
    assert compare_meaning(SOURCE, SHORT, ScriptedEncoder(lambda *_: 0.7)) == []
    assert compare_meaning("", SHORT, ScriptedEncoder(lambda *_: 0.1)) == []


def test_a_number_of_any_size_can_be_checked() -> None:
    """Python turns at most 4,300 digits into an int."""
    reasons = check_english(f"حدث {'1' * 5_000}", f"It was {'1' * 5_000}")
    assert {reason.partition(":")[0] for reason in reasons} <= {"figure"}


def test_the_parts_of_a_whole_page_are_not_tried() -> None:
    encoder = ScriptedEncoder(lambda *_: 0.8)
    assert compare_meaning(f"{SOURCE} " * 80, f"{LONG} " * 80, encoder) == []
    assert [len(others) for _, others in encoder.calls] == [1, 0]


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_checked(arabic: str, english: str) -> None:
    for reason in check_english(arabic, english):
        kind, _, _ = reason.partition(":")
        assert kind in KINDS


KINDS = {
    *("empty", "arabic", "loop", "length", "figure", "unit", "bound", "date", "name", "negation"),
    *("certainty", "quote", "opposite", "roles", "added", "missing"),
}


def test_right_english_is_adequate_by_its_meaning_too() -> None:
    encoder = real_encoder()
    refused = [english for arabic, english in RIGHT if check_english(arabic, english, encoder)]
    assert refused == []


def test_the_real_encoder_tells_strangers_additions_and_cuts() -> None:
    encoder = real_encoder()
    arabic, english = RIGHT[0]
    assert compare_meaning(arabic, "Fans queued for hours to buy the new telephone.", encoder)
    (added,) = compare_meaning(
        arabic, english.rstrip(".") + ", where protesters had burnt down two banks.", encoder
    )
    assert added.startswith("added: ")


def test_the_real_encoder_gives_one_answer_to_threads_at_once() -> None:
    encoder = real_encoder()
    alone = encoder.similarities(SOURCE, [SHORT, LONG])
    fresh = UniversalEncoder()
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: fresh.similarities(SOURCE, [SHORT, LONG]), range(8)))
    assert all(one == pytest.approx(alone, abs=1e-5) for one in found)
    assert encoder.similarities(SOURCE, []) == ()


def real_encoder() -> SentenceEncoder:
    encoder = find_encoder()
    assert encoder is not None, "the tests need the extra semantic"
    return encoder
