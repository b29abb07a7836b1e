package org.shanzhi.matter.life;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.shanzhi.calendar.Course;
import org.shanzhi.calendar.Holidays;
import org.shanzhi.calendar.OfficeHours;
import org.shanzhi.calendar.Pause;
import org.shanzhi.calendar.Period;
import org.shanzhi.calendar.SlowCounting;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.Clock;
import org.shanzhi.matter.ClockOutcome;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.Event.*;
import org.shanzhi.matter.Pauses;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.State;
import org.shanzhi.policy.Conditions;
import org.shanzhi.policy.Conditions.Attribute;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.DeadlinePolicy.GivenDay.How;
import org.shanzhi.policy.DeadlinePolicy.Repeat;
import org.shanzhi.policy.Deadlines;
import org.shanzhi.policy.Nature;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.PolicyEvent;

/**
 * The clocks of a matter again, as plainly as possible: for each rule and each thing it counts on, the whole log is read from
 * its beginning; when the matter rested is looked up in the log; and every day is counted one by one.
 */
final class SlowClocks {
    /** A step of a life: what happened, what had become of the matter, and which days off were known. */
    record Step(Recorded r, Matter after, Holidays known) {}

    /** What of a clock counts. */
    record Slow(
            String policy,
            int edition,
            int object,
            Instant start,
            int extension,
            Instant dueAt,
            LocalDate dueDay,
            boolean provisional,
            Instant stopped,
            ClockOutcome outcome) {
        static Slow of(Clock c) {
            return new Slow(
                    c.policy(),
                    c.policyVersion(),
                    c.about().object(),
                    c.startedAt(),
                    c.extension(),
                    c.dueAt(),
                    c.dueDay(),
                    c.provisional(),
                    c.stoppedAt(),
                    c.outcome());
        }
    }

    private final Policies policies;
    private final List<Deadlines> editions;
    private final OfficeHours hours;
    private final Map<Holidays, SlowCounting> tables;

    /**
     * @param editions by version
     * @param tables what has been counted with before, for the next story
     */
    SlowClocks(Policies policies, List<Deadlines> editions, OfficeHours hours, Map<Holidays, SlowCounting> tables) {
        this.policies = policies;
        this.editions = editions;
        this.hours = hours;
        this.tables = tables;
    }

    Set<Slow> of(List<Step> life) {
        int objects = life.getLast().after().facts().objects();
        var all = new HashSet<Slow>();
        for (String code : policies.deadlines().policies().keySet()) {
            for (int object = 0; object <= objects; object++) all.addAll(new Reading(life, code, object).clocks());
        }
        return all;
    }

    /** One rule, counting on one thing. */
    private final class Reading {
        private final List<Step> life;
        private final String code;
        private final int object;
        /** As the edition has it by which the clock is counted that runs; when none does, that of the matter. */
        private DeadlinePolicy policy;

        private int edition;
        private final List<Slow> over = new ArrayList<>();
        private Instant start;
        private LocalDate given;
        private int extension;
        /** What starts it has happened, and it is not for such a matter. */
        private Instant waits;

        Reading(List<Step> life, String code, int object) {
            this.life = life;
            this.code = code;
            this.object = object;
        }

        List<Slow> clocks() {
            for (int i = 0; i < life.size(); i++) step(i);
            if (start != null) over.add(clock(life.size() - 1, null, null));
            return over;
        }

        private void step(int i) {
            Instant at = life.get(i).r().at();
            if (start == null) by(life.get(i).after().policyVersion());
            Set<String> raised = raised(i);
            var events = policy.events();
            boolean on = today(i).active();
            boolean cancels = any(events.cancelsOn(), raised);
            boolean stops = any(events.stopsOn(), raised);
            boolean triggers = triggeredHere(i) && any(events.triggers(), raised);
            if (cancels || stops || !on) waits = null;
            if (start != null && cancels) end(i, ClockOutcome.CANCELLED);
            else if (start != null && stops) end(i, verdict(i));
            else if (start != null
                    && on
                    && (any(events.interruptedBy(), raised) || triggers && events.repeat() == Repeat.RESTART)
                    && (object > 0 || fitsToday(i))) {
                begin(i, at);
            } else if (start != null
                    && life.get(i).r().event() instanceof ExtensionDecided e
                    && e.accept()
                    && e.policy().equals(policy.code())) {
                extension += e.days();
            } else if (start != null && life.get(i).r().event() instanceof PolicyMoved) move(i);
            if (start == null && triggers && on) {
                if (fitsToday(i)) begin(i, at);
                else if (object == 0 && (waits == null || events.repeat() == Repeat.RESTART)) waits = at;
            }
            if (object == 0 && start != null && !fits(i) && !late(i)) {
                waits = on ? start : null;
                end(i, ClockOutcome.CANCELLED);
            }
            if (waits != null && start == null && fitsToday(i)) {
                Instant first = over.stream()
                        .filter(c -> c.outcome() == ClockOutcome.CANCELLED
                                && !c.start().isBefore(waits)
                                && !(life.get(i).r().event() instanceof PolicyMoved))
                        .map(Slow::start)
                        .findFirst()
                        .orElse(at);
                waits = null;
                begin(i, first);
            }
        }

        /** Never a day earlier, nothing forgiven, nothing of the law's. */
        private void move(int i) {
            DeadlinePolicy row = today(i);
            boolean same = row.enabled() == policy.enabled() && row.limit().equals(policy.limit());
            if (same || late(i)) return;
            if (!row.active()) {
                end(i, ClockOutcome.CANCELLED);
                return;
            }
            if (object == 0 && !fitsToday(i)) return;
            int before = edition;
            Instant had = clock(i, null, null).dueAt();
            by(life.get(i).after().policyVersion());
            if (clock(i, null, null).dueAt().isBefore(had)) by(before);
        }

        private void by(int version) {
            edition = version;
            policy = editions.get(version).policies().get(code);
        }

        private DeadlinePolicy today(int i) {
            return editions.get(life.get(i).after().policyVersion()).policies().get(code);
        }

        private void begin(int i, Instant from) {
            by(life.get(i).after().policyVersion());
            start = from;
            extension = 0;
            given = null;
            if (policy.given().isEmpty()) return;
            for (int j = 0; j <= i; j++) {
                if (says(j, policy.given().get().by())) given = dayNamed(j);
            }
        }

        private void end(int i, ClockOutcome how) {
            over.add(clock(i, life.get(i).r().at(), how));
            start = null;
        }

        private ClockOutcome verdict(int i) {
            if (policy.nature() == Nature.INFO || !late(i)) return ClockOutcome.MET;
            return policy.nature() == Nature.RIGHT ? ClockOutcome.LAPSED : ClockOutcome.MET_LATE;
        }

        private boolean late(int i) {
            Instant now = life.get(i).r().at();
            Slow ended = clock(i, now, null);
            return !ended.provisional() && !now.isBefore(ended.dueAt());
        }

        /** As it stood after a step; {@code end} is when it ended, and what would still have rested then is not counted. */
        private Slow clock(int i, Instant end, ClockOutcome how) {
            List<Pause> pauses = pauses(i, end);
            var unit = policy.extension().isPresent()
                            && policy.extension().get().cap().isPresent()
                    ? policy.extension().get().cap().get().unit()
                    : policy.limit().period().unit();
            var extended = extension == 0 ? List.<Period>of() : List.of(new Period(extension, unit));
            var due = tables.computeIfAbsent(life.get(i).known(), table -> new SlowCounting(table, hours))
                    .due(policy.limit(), new Course(start, pauses, extended));
            Instant dueAt = due.dueAt();
            LocalDate dueDay = due.dueDay();
            boolean provisional = due.provisional();
            if (given != null) {
                LocalDate day = policy.given().get().how() == How.INSTEAD ? given : given.plusDays(days(pauses, i));
                if (policy.given().get().how() == How.INSTEAD || extension == 0 && day.isBefore(dueDay)) {
                    dueDay = day;
                    dueAt = ChinaTime.endOf(day);
                    provisional = false;
                }
            }
            return new Slow(policy.code(), edition, object, start, extension, dueAt, dueDay, provisional, end, how);
        }

        /** Days begun count as whole ones. */
        private long days(List<Pause> pauses, int i) {
            Instant now = life.get(i).r().at();
            long nanos = Pauses.until(Pauses.from(start, pauses), now).stream()
                    .mapToLong(p -> Duration.between(p.from(), p.to()).toNanos())
                    .sum();
            return Math.ceilDiv(nanos, Duration.ofDays(1).toNanos());
        }

        private List<Pause> pauses(int i, Instant end) {
            var all = new ArrayList<Pause>();
            for (int j = 0; j <= i; j++) {
                Instant from = life.get(j).r().at();
                Instant to;
                switch (life.get(j).r().event()) {
                    case Suspended e
                    when policy.pauses().contains(e.reason()) ->
                        to = firstAfter(j, i, k -> life.get(k).after().state() != State.SUSPENDED);
                    case SupplementAsked e
                    when policy.pauses().contains("WAITING_MATERIAL") -> {
                        to = firstAfter(j, i, k -> life.get(k).r().event() instanceof SupplementReceived);
                        if (to == null || ChinaTime.endOf(e.due()).isBefore(to)) to = ChinaTime.endOf(e.due());
                    }
                    default -> {
                        continue;
                    }
                }
                if (end != null && (to == null || end.isBefore(to))) to = end;
                if (from.isBefore(start)) from = start;
                if (to == null || from.isBefore(to)) all.add(new Pause(from, to));
            }
            return all;
        }

        private Instant firstAfter(int j, int i, Function<Integer, Boolean> ends) {
            for (int k = j + 1; k <= i; k++)
                if (ends.apply(k)) return life.get(k).r().at();
            return null;
        }

        private boolean fits(int i) {
            return fits(i, edition);
        }

        private boolean fitsToday(int i) {
            return fits(i, life.get(i).after().policyVersion());
        }

        private boolean fits(int i, int version) {
            Matter m = life.get(i).after();
            return applies(policy, m)
                    && editions.get(version).active().stream()
                            .noneMatch(p -> p.replaces().contains(policy.code()) && applies(p, m));
        }

        /** Of what happened, what concerns this thing; and what concerns the matter concerns all that belongs to it. */
        private Set<String> raised(int i) {
            var raised = new HashSet<String>();
            int about = about(i);
            if (about != 0 && about != object && !carried(i, about)) return raised;
            for (PolicyEvent event : policies.events().values()) if (says(i, event.code())) raised.add(event.code());
            return raised;
        }

        private boolean triggeredHere(int i) {
            return about(i) == object;
        }

        private int about(int i) {
            return switch (life.get(i).r().event()) {
                case Supervised _ -> life.get(i).after().facts().objects();
                case SupervisionReplied e -> e.no();
                case SupervisionJudged e -> e.no();
                case TalkRecorded e -> e.no();
                case TaskGiven _ -> life.get(i).after().facts().objects();
                case TaskAnswered e -> task(i, e.no());
                case TaskJudged e -> task(i, e.no());
                case TaskWithdrawn e -> task(i, e.no());
                default -> 0;
            };
        }

        private int task(int i, int no) {
            return life.get(i).after().facts().tasks().get(no - 1).object();
        }

        /** Answering or closing a supervision does so to all whose level it raised. */
        private boolean carried(int i, int about) {
            boolean ends = life.get(i).r().event() instanceof SupervisionReplied
                    || life.get(i).r().event() instanceof SupervisionJudged judged && judged.accept();
            int at = about;
            while (ends && at != 0 && at != object) {
                int no = at;
                at = life.get(i).after().facts().supervisions().stream()
                        .filter(s -> s.no() == no)
                        .mapToInt(s -> s.follows())
                        .findFirst()
                        .orElse(0);
            }
            return ends && at == object;
        }

        private boolean says(int i, String code) {
            PolicyEvent event = policies.events().get(code);
            var happened = life.get(i).r().event();
            State was = i == 0 ? null : life.get(i - 1).after().state();
            State is = life.get(i).after().state();
            return switch (event.by()) {
                case CASE -> was != is && is.name().equals(event.name());
                case ACTION ->
                    happened.getClass()
                                    .getAnnotation(org.shanzhi.matter.Type.class)
                                    .action()
                                    .equals(event.name())
                            && event.given().entrySet().stream()
                                    .allMatch(g -> happened.toString().contains(g.getKey() + "=" + g.getValue()));
                default -> false;
            };
        }

        private LocalDate dayNamed(int i) {
            return switch (life.get(i).r().event()) {
                case SupplementAsked e -> e.due();
                case Supervised e -> e.due();
                case SupervisionJudged e -> e.due();
                case TaskGiven e -> e.due();
                case TaskJudged e -> e.due();
                case Suspended e -> e.until();
                case Routed e -> e.due();
                default -> given; // a transfer hands on the day of the routing
            };
        }
    }

    private boolean applies(DeadlinePolicy p, Matter m) {
        boolean scope = p.scope().equals("ALL") || p.scope().equals(m.channel().name());
        return scope && matches(p.when(), m, true) && !matches(p.unless(), m, false);
    }

    private boolean matches(Conditions wanted, Matter m, boolean all) {
        Function<Attribute, Set<String>> values = attribute -> switch (attribute) {
            case RISK -> m.risk() == null ? Set.of() : Set.of(m.risk().name());
            case COMPLEXITY ->
                Set.of(Objects.requireNonNullElse(m.facts().complexity(), Complexity.GENERAL)
                        .name());
            case FLAG -> new HashSet<>(m.flags().stream().map(Enum::name).toList());
            case CHANNEL -> Set.of(m.channel().name());
            case OUTCOME -> m.outcome() == null ? Set.of() : Set.of(m.outcome().name());
            case TYPE ->
                m.typeCode() == null
                        ? Set.of()
                        : Set.of(m.typeCode(), m.typeCode().substring(0, 2));
            default -> Set.of();
        };
        return all ? wanted.allMatch(values) : wanted.anyMatches(values);
    }

    private static boolean any(Iterable<String> wanted, Set<String> raised) {
        for (String code : wanted) if (raised.contains(code)) return true;
        return false;
    }
}
