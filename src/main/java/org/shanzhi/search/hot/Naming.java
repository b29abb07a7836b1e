package org.shanzhi.search.hot;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which runs of characters may name a topic: places and causes, no persons, nothing that only says that somebody complains. */
final class Naming {
    private static final Pattern PLACE =
            Pattern.compile(".*(小区|花园|家园|新村|新城|社区|街道|广场|公寓|大厦|工地|学校|小学|中学|大学|学院|幼儿园|医院|市场|公园|车站|[路街巷里苑城府园湾村镇县区市桥楼])");
    private static final Pattern FRAME =
            Pattern.compile("^(?:投诉|举报|反映|咨询|关于|建议|请求|请问|希望|强烈|严重|附近|的|在|对|和|与|及|有|请|被|了|是|为|就)"
                    + "|(?:的|问题|情况|严重|了|在|和|与|及|被|是|有|等|之|为|附近|请|对|我|我们)$");
    private static final Pattern HOUSE =
            Pattern.compile("[0-9一二三四五六七八九十]+(?:号院|号楼|号|栋|幢|楼|单元|室)|(?<=小区)[0-9]+|家属院|号院|号楼");
    private static final Pattern ANY_PLACE = Pattern.compile("小区|街道|社区|单元|居委会|公寓|新村|花园|家园|花园小区|[东西南北]区|小区[东西南北]区");
    private static final Pattern PERSON =
            Pattern.compile(".*(先生|女士|小姐|同志|老师|书记|主任|局长|科长|所长|村长|经理|老板|师傅|姓名|名叫|某|\\*|＊|×|[XxＸ]{2}).*");
    private static final String SURNAMES =
            "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵";
    private static final Set<String> DOUBLE = Set.of("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "夏侯");
    private static final Pattern AFTER_OFFICE = Pattern.compile(
            "(?:书记|主任|局长|科长|所长|村长|经理|老板|师傅|老师|业主|邻居|居民|村民|名叫|姓名|对方|房东)([" + SURNAMES + "][\\u4e00-\\u9fff]{1,2})");
    private static final Pattern BEFORE_TITLE =
            Pattern.compile("([" + SURNAMES + "][\\u4e00-\\u9fff]{0,2})(?:先生|女士|同志|某)");
    private static final int LONGEST_NAME = 3;

    private Naming() {}

    static boolean writes(char c) {
        return Character.isLetterOrDigit(c) || c == '*';
    }

    static boolean place(String run) {
        return PLACE.matcher(run).matches();
    }

    /** Whole, and of a place or a cause. */
    static boolean tells(String run) {
        return !FRAME.matcher(run).find() && !PERSON.matcher(run).matches() && !name(run) && says(run);
    }

    /** What stands where a name stands: behind an office, before a form of address. */
    static Stream<String> named(String text) {
        return Stream.of(AFTER_OFFICE, BEFORE_TITLE)
                .flatMap(pattern -> pattern.matcher(text).results().map(found -> found.group(1)));
    }

    /** Which house it is, left out. */
    static String withoutHouse(String text) {
        return HOUSE.matcher(text).replaceAll(" ");
    }

    /** Numbers alone say nothing, nor do one character and a number, nor what every second place is called. */
    private static boolean says(String run) {
        return !ANY_PLACE.matcher(run).matches()
                && run.chars().filter(c -> Words.han((char) c)).count() >= 2;
    }

    private static boolean name(String run) {
        if (place(run)) return false;
        if (run.length() <= LONGEST_NAME + 1 && DOUBLE.contains(run.substring(0, 2))) return true;
        return run.length() <= LONGEST_NAME && SURNAMES.indexOf(run.charAt(0)) >= 0;
    }
}
