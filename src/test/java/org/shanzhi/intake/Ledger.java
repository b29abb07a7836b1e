package org.shanzhi.intake;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;

/** An invented ledger: the shape of the real ones, none of their sentences. */
public final class Ledger {
    private static final List<String> PLACES = List.of("文化宫", "雁滩", "铁路新村", "渭源路", "伏龙坪", "青白石", "盐场堡");
    private static final List<String> THINGS = List.of("路灯整排不亮", "楼道堆了旧家具", "下水道反味", "公交站牌被遮住", "暖气片只有一半热", "健身器材松动");
    private static final List<String> WISHES = List.of("请派人看看。", "盼尽快答复，谢谢！", "已经两个月了，能不能给个准话？", "请告知由哪个部门负责。");
    private static final List<String> NAMES = List.of("康示例", "狄示例", "欧阳示例", "古丽·示例", "𠮷示例");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy/M/d HH:mm");

    private final SplittableRandom random;
    private final String book;

    public Ledger(long seed) {
        this(seed, "GD-");
    }

    /** @param book with what the numbers of its records begin */
    public Ledger(long seed, String book) {
        random = new SplittableRandom(seed);
        this.book = book;
    }

    /** In the columns of the profile hotline-ledger, in UTF-8. */
    public byte[] csv(int rows) {
        var text = new StringBuilder("工单编号,来电时间,来电人,联系电话,标题,诉求内容,事发地址\r\n");
        for (int i = 1; i <= rows; i++) {
            String place = one(PLACES);
            String thing = one(THINGS);
            LocalDateTime at = LocalDateTime.of(2025, 1, 1, 0, 0).plusMinutes(random.nextInt(500_000));
            text.append(book)
                    .append(i)
                    .append(',')
                    .append(TIME.format(at))
                    .append(',')
                    .append(one(NAMES))
                    .append(',')
                    .append("199")
                    .append(String.format("%08d", i))
                    .append(',')
                    .append(place)
                    .append(thing)
                    .append(',')
                    .append('"')
                    .append(body(place, thing))
                    .append('"')
                    .append(',')
                    .append(place)
                    .append(random.nextInt(1, 90))
                    .append("号\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String body(String place, String thing) {
        var body = new StringBuilder("您好，我住在").append(place).append("，");
        int sentences = random.nextInt(3, 14);
        for (int i = 0; i < sentences; i++) {
            body.append("这里").append(one(THINGS)).append("，邻居说“").append(thing).append("”也没人管。");
        }
        return body.append(hard()).append(one(WISHES)).toString();
    }

    /** What a CSV must carry whole: a comma, a line end, a quote, a character beyond the BMP. */
    private String hard() {
        return random.nextInt(10) == 0 ? "原话是：\"\"先等等, 再说\"\"\n㐂、𠮷两家都知道。" : "";
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
