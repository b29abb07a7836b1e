package org.shanzhi.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Browser;
import org.shanzhi.matter.DuplicateReason;
import org.shanzhi.matter.Duplicates;
import org.shanzhi.matter.Duplicates.Candidate;
import org.shanzhi.matter.Duplicates.Told;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Town;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;

/** 疑似重复: whoever may read what was told before is offered it, and nobody else. */
@ShanzhiTest
class DuplicatesTest extends InTown {
    private static final Told AGAIN = new Told("消防通道被杂物堵住", "楼道里堆满旧家具，消防通道被堵，物业一直不清理。", Town.INSIDE.address(), null);
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    @Autowired
    private Duplicates duplicates;

    @Test
    void what_was_told_before_is_offered_to_whoever_may_read_it_and_to_nobody_else() {
        MatterNumber before = matters.register(
                        town.clerk, town.request("楼道堆杂物", "物业一直不清理，楼道里堆满旧家具，消防通道被堵。"), Town.act())
                .number();
        await(() -> !offered(town.clerk).isEmpty());
        assertThat(offered(town.clerk)).singleElement().satisfies(one -> {
            assertThat(one.line().number()).isEqualTo(before.toString());
            assertThat(one.why()).contains(DuplicateReason.SAME_PLACE, DuplicateReason.SAME_WEEK);
        });
        assertThat(reading.exists(town.departmentHandler, before)).isFalse();
        assertThat(offered(town.departmentHandler)).isEmpty();
    }

    @Test
    void the_desk_shows_it_while_it_is_typed() {
        MatterNumber before = matters.register(
                        town.clerk, town.request("烧烤摊油烟", "楼下烧烤摊每晚油烟呛人，窗户不敢开，多次劝说无效。"), Town.act())
                .number();
        Browser clerk = signedIn(town.clerk);
        var typed = Map.of("title", "油烟呛人", "body", "每晚楼下烧烤摊油烟呛人，窗户都不敢开");
        await(() -> clerk.submit("/desk", "/desk/alike", typed).body().contains(before.toString()));
        assertThat(clerk.submit("/desk", "/desk/alike", typed).body())
                .contains("可能已经登记过", before.toString(), "内容相近", "近一周内", "已登记")
                .doesNotContain("REGISTERED", "SIMILAR_WORDS");
    }

    private List<Candidate> offered(Caller by) {
        return duplicates.of(by, AGAIN);
    }

    private static void await(BooleanSupplier there) {
        long begun = System.nanoTime();
        while (!there.getAsBoolean() && System.nanoTime() - begun < PATIENCE_NANOS) LockSupport.parkNanos(50_000_000);
    }
}
