package org.shanzhi.bench;

import java.util.List;
import java.util.regex.Pattern;

/** What goes through the program as one piece of work: a file of rows, one action on many matters. */
final class Batches {
    private static final Pattern ID = Pattern.compile("\"id\" ?: ?\"([^\"]+)\"");
    private static final List<String> THINGS = List.of("路灯整排不亮", "楼道堆了旧家具", "下水道反味", "公交站牌被遮住", "暖气片只有一半热");

    private Batches() {}

    /** Seconds from the upload of a ledger until every row is a matter on somebody's list. */
    static double imported(Http clerk, int rows) throws Exception {
        return seconds(() -> {
            String id = id(clerk.upload("/api/v1/imports", "hotline-ledger", ledger(rows)));
            await(clerk, "/api/v1/imports/" + id);
        });
    }

    /** Seconds from the call until the last of the matters is accepted. */
    static double accepted(Http clerk, List<String> numbers) throws Exception {
        String body = "{\"numbers\": [\"" + String.join("\", \"", numbers) + "\"], \"body\": {}}";
        return seconds(
                () -> await(clerk, "/api/v1/jobs/" + id(clerk.post("/api/v1/matters/actions/accept", body, null))));
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void await(Http caller, String path) throws Exception {
        while (true) {
            String state = caller.get(path);
            if (state.contains("\"DONE\"")) return;
            if (state.contains("\"FAILED\"") || state.contains("\"CANCELLED\"")) throw new IllegalStateException(state);
            Thread.sleep(20);
        }
    }

    private static String id(String answer) {
        var id = ID.matcher(answer);
        if (!id.find()) throw new IllegalStateException(answer);
        return id.group(1);
    }

    /** Every time another one: no record in it has a number or a text that was there before. */
    private static String ledger(int rows) {
        String book = Long.toString(System.nanoTime(), 36);
        var text = new StringBuilder("工单编号,来电时间,来电人,联系电话,标题,诉求内容,事发地址\r\n");
        for (int i = 0; i < rows; i++) {
            String thing = THINGS.get(i % THINGS.size());
            text.append("%s-%d,2026/1/%d 09:30,康示例,199%08d,%s,您好，我住在%s小区%d号，%s，已经两个月了。%s,示例路%d号\r\n"
                    .formatted(book, i, 1 + i % 28, i, thing, book, i, thing, "请派人看看。".repeat(i % 20), i % 90));
        }
        return text.toString();
    }
}
