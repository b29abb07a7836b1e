package org.shanzhi.matter;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.life.Clocks;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.NextDue;
import org.shanzhi.matter.life.SightKeys;
import org.shanzhi.matter.store.Chains;
import org.shanzhi.matter.store.LogTail;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.work.MaskedTexts;
import org.shanzhi.matter.work.MaskedTexts.Text;
import org.shanzhi.matter.work.Timekeeping;
import org.shanzhi.org.Line;
import org.shanzhi.org.Move;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;
import org.shanzhi.policy.Needs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.stereotype.Component;

/**
 * What an index outside the database is made of: the log's tail says which matters have changed, a sheet says what each is now.
 * For the program itself; no caller is asked, so nothing of a sheet is ever shown but what was looked up again as the caller.
 */
@Component
public class MatterIndexing {
    private static final Logger LOG = LoggerFactory.getLogger(MatterIndexing.class);
    private static final String PROGRAM = "the program keeps an index by it, never somebody's request";

    private final LogTail tail;
    private final Chains chains;
    private final MatterStore store;
    private final MaskedTexts texts;
    private final Timekeeping timekeeping;
    private final Organisation organisation;
    private final Clock clock;

    MatterIndexing(
            LogTail tail,
            Chains chains,
            MatterStore store,
            MaskedTexts texts,
            Timekeeping timekeeping,
            Organisation organisation,
            Clock clock) {
        this.tail = tail;
        this.chains = chains;
        this.store = store;
        this.texts = texts;
        this.timekeeping = timekeeping;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** A place in the log of a district: nothing is ever written before it any more. */
    public record LogPlace(long tx, long matter, int version) {
        public static final LogPlace START = new LogPlace(0, 0, 0);
    }

    /** @param matters each once, in the order of their first change; {@code upTo} is where to go on */
    public record Changed(List<Long> matters, LogPlace upTo, boolean more) {}

    /**
     * Where a unit lies: what has the key {@code in} and another key with the prefix {@code under} than {@code there} was
     * written before the unit moved.
     */
    public record Lying(String in, String under, String there) {}

    /** Of every community and grid; no statement. */
    @Needs(open = PROGRAM)
    public List<Lying> lying(int district) {
        var all = new ArrayList<Lying>();
        for (Unit unit : organisation.units(district, ChinaTime.day(clock.instant()))) {
            if (unit.kind() != UnitKind.TIER) continue;
            Line line = organisation.line(district, unit.id());
            String in = SightKeys.key(unit.tier(), unit.id());
            if (unit.tier() == Tier.GRID) add(all, in, Tier.COMMUNITY, line.community());
            if (unit.tier() == Tier.GRID || unit.tier() == Tier.COMMUNITY)
                add(all, in, Tier.SUBDISTRICT, line.street());
        }
        return all;
    }

    private static void add(List<Lying> all, String in, Tier tier, Integer unit) {
        if (unit != null) all.add(new Lying(in, SightKeys.prefix(tier), SightKeys.key(tier, unit)));
    }

    /** The units that are being moved just now; their matters are rewritten without an event. No statement. */
    @Needs(open = PROGRAM)
    public Set<Integer> moving(int district) {
        return organisation.moving(district).stream().map(Move::id).collect(Collectors.toSet());
    }

    /** Which database this is: an index made from another one is of no use. */
    @Needs(open = PROGRAM)
    public String source() {
        return tail.source();
    }

    /** From where on nothing has been told yet to whoever begins now. */
    @Needs(open = PROGRAM)
    public LogPlace end(int district) {
        return tail.end(district);
    }

    /**
     * The matters changed after a place of each district, of its next {@code events} events; nothing of districts in which
     * nothing happened. One statement; idempotent.
     */
    @Needs(open = PROGRAM)
    public Map<Integer, Changed> changed(Map<Integer, LogPlace> after, int events) {
        return tail.after(after, events);
    }

    /** How many matters the district has. */
    @Needs(open = PROGRAM)
    public long count(int district) {
        return chains.count(district);
    }

    /** The next matters by number, of all there are. */
    @Needs(open = PROGRAM)
    public List<Long> after(int district, long id, int most) {
        return chains.after(district, id, most);
    }

    /** The matters registered since a moment, whatever became of them. One statement over all of the district. */
    @Needs(open = PROGRAM)
    public List<Long> registered(int district, Instant from) {
        return chains.registered(district, from);
    }

    /**
     * As they are now, in a handful of statements. One that cannot be read is left out, so that it keeps no other from being found;
     * while the database is away, nothing is left out, but the failure told.
     */
    @Needs(open = PROGRAM)
    public List<IndexSheet> sheets(int district, Collection<Long> ids) {
        try {
            return read(district, ids);
        } catch (NestedRuntimeException databaseAway) {
            throw databaseAway;
        } catch (RuntimeException oneCannotBeRead) {
            if (ids.size() > 1)
                return ids.stream()
                        .flatMap(id -> sheets(district, List.of(id)).stream())
                        .toList();
            LOG.warn(
                    "Matter {} of district {} cannot be read for the index: {}",
                    ids,
                    district,
                    oneCannotBeRead.getClass().getName());
            return List.of();
        }
    }

    private List<IndexSheet> read(int district, Collection<Long> ids) {
        List<Matter> matters = store.load(district, ids);
        Map<Long, Text> told = texts.of(district, matters);
        Clocks clocks = timekeeping.of(district);
        return matters.stream()
                .map(m -> sheet(m, told.get(m.id()), clocks.nextDue(m)))
                .toList();
    }

    private IndexSheet sheet(Matter m, Text told, NextDue due) {
        return new IndexSheet(
                m.district(),
                m.id(),
                new MatterNumber(organisation.district(m.district()).prefix(), m.id()).toString(),
                SightKeys.of(m),
                told.title(),
                told.body(),
                told.place(),
                m.state(),
                m.kind(),
                m.channel(),
                m.typeCode(),
                m.risk(),
                m.tier(),
                m.unit(),
                m.assignee(),
                m.line().grid(),
                !m.facts().waiting().isEmpty(),
                m.registeredAt(),
                day(due.at()),
                day(due.late()));
    }

    private static Instant day(Instant at) {
        return NextDue.NO_DAY.equals(at) ? null : at;
    }
}
