package org.shanzhi.access.chain;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shanzhi.access.Anchored;
import org.shanzhi.access.Anchored.Head;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.springframework.stereotype.Component;

/**
 * The daily anchor (存证锚): what a chain cannot show by itself, that its end was cut off or all of it made anew, the next
 * anchor and the file of anchors show.
 */
@Component
class Anchoring implements RecurringWork {
    private static final LocalTime NIGHTLY = LocalTime.of(0, 10);

    private final List<Anchored> chains;
    private final Sealing sealing;
    private final BlockStore blocks;
    private final AnchorStore store;
    private final AnchorFile file;
    private final InstallationKey key;
    private final CryptoSuite suite;
    private final Clock clock;

    Anchoring(
            List<Anchored> chains,
            Sealing sealing,
            BlockStore blocks,
            AnchorStore store,
            AnchorFile file,
            InstallationKey key,
            CryptoSuite suite,
            Clock clock) {
        this.chains = chains;
        this.sealing = sealing;
        this.blocks = blocks;
        this.store = store;
        this.file = file;
        this.key = key;
        this.suite = suite;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "anchor-chains";
    }

    @Override
    public Schedule schedule() {
        return Schedules.daily(ChinaTime.ZONE, NIGHTLY);
    }

    @Override
    public void run() {
        sealing.seal();
        key.make();
        blocks.districts().forEach(this::anchor);
    }

    /** One a day; a run that is repeated after a crash adds none. */
    private void anchor(int district) {
        Optional<Anchor> last = store.last(district);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (last.filter(one -> ChinaTime.day(one.at()).equals(ChinaTime.day(now)))
                .isPresent()) return;
        Map<String, Head> before = last.map(Anchor::heads).orElse(Map.of());
        var heads = new TreeMap<String, Head>();
        for (Anchored chain : chains)
            heads.put(chain.chain(), chain.head(district, before.getOrDefault(chain.chain(), Head.NONE)));
        Anchor anchor = Anchor.of(
                district,
                last.map(Anchor::no).orElse(0) + 1,
                now,
                last.map(one -> one.hash(suite)).orElse(""),
                heads,
                suite.name(),
                key);
        // The file last: an anchor that stood in it alone, after a crash, would be missed for ever.
        store.insert(anchor);
        file.append(anchor, key.publicKey());
    }
}
