package org.shanzhi.matter.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.MatterBeside;
import org.shanzhi.matter.MatterDesk.Happened;
import org.shanzhi.matter.MatterDesk.Party;
import org.shanzhi.matter.MatterDesk.Words;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.matter.PartyRole;
import org.shanzhi.matter.PartySheet;
import org.shanzhi.matter.State;
import org.shanzhi.matter.page.MatterView.Beside;
import org.shanzhi.matter.page.MatterView.Step;
import org.shanzhi.matter.work.Elsewhere;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads a matter for its page. */
@Component
class MatterViews {
    private static final int MOST_EVENTS = 200;

    private final MatterReading reading;
    private final Policies policies;
    private final Names names;
    private final SeenViews seen;
    private final SupervisionViews supervisions;
    private final TaskViews tasks;
    private final Elsewhere elsewhere;
    private final ObjectProvider<MatterBeside> beside;
    private final Clock clock;

    MatterViews(
            MatterReading reading,
            Policies policies,
            Names names,
            SeenViews seen,
            SupervisionViews supervisions,
            TaskViews tasks,
            Elsewhere elsewhere,
            ObjectProvider<MatterBeside> beside,
            Clock clock) {
        this.reading = reading;
        this.policies = policies;
        this.names = names;
        this.seen = seen;
        this.supervisions = supervisions;
        this.tasks = tasks;
        this.elsewhere = elsewhere;
        this.beside = beside;
        this.clock = clock;
    }

    Names.Reader names(Caller by, Page page) {
        return names.of(by.district(), page.locale());
    }

    EventWords events(Caller by, MatterNumber number, Page page) {
        return new EventWords(policies, names(by, page), page.times(), number.prefix());
    }

    /** The matter as it is now, with the events before a version; all of them when that is 0. The reading is logged. */
    MatterView read(Caller by, MatterNumber number, int before, Page page) {
        var whole = reading.whole(by, number, before, MOST_EVENTS);
        MatterSheet sheet = whole.sheet();
        var reader = names(by, page);
        var words = events(by, number, page);
        var timeline = whole.latest().stream()
                .map(words::happened)
                .sorted(Comparator.comparingInt(Happened::version).reversed())
                .toList();
        var mine = whole.actions().stream()
                .filter(a -> by.may(policies.action(a.action()).permission()))
                .toList();
        return new MatterView(
                sheet,
                words(sheet, reader),
                steps(sheet, whole.last(), reader, page),
                new ClockCards(reader, page.times(), clock.instant()).of(sheet),
                parties(sheet, reader),
                timeline,
                whole.earlier(),
                whole.last().containsKey(Event.HandedOver.class),
                whole.last().containsKey(Event.Routed.class),
                timeline.stream().flatMap(h -> h.files().stream()).toList(),
                Panels.of(mine, elsewhere.pages(number), reader),
                seen.of(by, whole, page),
                whole.reveals(),
                tasks.of(by, number, whole, page),
                beside(by, number, whole, page));
    }

    /** Its supervisions, and what modules above keep about it, when they told it something. */
    private List<Beside> beside(Caller by, MatterNumber number, MatterReading.Whole whole, Page page) {
        var ofModules = whole.last().containsKey(Event.Told.class) ? beside.stream() : Stream.<MatterBeside>empty();
        return Stream.concat(
                        supervisions.beside(by, whole.sheet(), page).stream(),
                        ofModules
                                .map(one -> new Beside(page.t(one.heading()), one.of(by, number, page)))
                                .filter(one -> !one.lines().isEmpty()))
                .toList();
    }

    /** Whoever speaks for the others comes first. */
    static List<Party> parties(MatterSheet sheet, Names.Reader reader) {
        return sheet.parties().stream()
                .sorted(Comparator.comparing(p -> p.role() != PartyRole.REPRESENTATIVE))
                .map(p -> party(p, reader))
                .toList();
    }

    private static Party party(PartySheet p, Names.Reader names) {
        return new Party(
                p.no(),
                names.text("PartyRole." + p.role()),
                p.name(),
                p.phone(),
                p.idNumber(),
                p.address(),
                p.willing() == null ? "" : names.text("Willing." + p.willing()),
                p.birthYear());
    }

    static Words words(MatterSheet m, Names.Reader names) {
        String where = Stream.of(
                        m.line().street(), m.line().community(), m.line().grid())
                .map(names::unit)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" "));
        return new Words(
                names.label("matter_kinds", m.kind()),
                names.label("types", m.typeCode()),
                names.label("channels", m.channel()),
                where,
                names.label("case_states", m.state()),
                StateLook.of(m.state()),
                m.flags().stream().map(f -> names.label("flags", f)).toList(),
                names.label("complexities", m.complexity()),
                names.label("routes", m.route()),
                names.label("case_outcomes", m.outcome()),
                names.unit(m.unit()),
                names.units(m.assist()),
                names.staff(m.firstReceiver()),
                names.staff(m.assignee()),
                names.label("objection_grounds", m.objection()),
                m.asked() == null
                        ? ""
                        : names.label("deadline_policies", m.asked().policy()));
    }

    /** Where a matter stands among the nine steps: 登记 受理 研判 分流 签收 办理 办结 回访 归档. */
    private List<Step> steps(MatterSheet m, Map<Class<? extends Event>, Instant> last, Names.Reader names, Page page) {
        record Kind(String label, List<Class<? extends Event>> events) {}
        var kinds = List.of(
                new Kind(names.action("register"), List.of(Event.Registered.class)),
                new Kind(names.action("accept"), List.of(Event.Accepted.class, Event.RejectedIntake.class)),
                new Kind(names.action("triage"), List.of(Event.Triaged.class)),
                new Kind(names.action("route"), List.of(Event.Routed.class, Event.Transferred.class)),
                new Kind(names.action("sign"), List.of(Event.Signed.class)),
                new Kind(names.text("matter.step.handle"), List.of(Event.Started.class)),
                new Kind(names.action("conclude"), List.of(Event.Concluded.class, Event.Answered.class)),
                new Kind(names.action("call-back"), List.of(Event.CalledBack.class)),
                new Kind(names.action("archive"), List.of(Event.Archived.class)));
        int here = StateLook.step(m.state());
        var steps = new ArrayList<Step>();
        for (int no = 1; no <= kinds.size(); no++) {
            var done = kinds.get(no - 1).events().stream()
                    .map(last::get)
                    .filter(java.util.Objects::nonNull)
                    .max(Comparator.naturalOrder());
            boolean before = no < here || m.state() == State.ARCHIVED;
            String css = no == here && m.state() != State.ARCHIVED ? "on" : before && done.isPresent() ? "ok" : "";
            String note = no == here && m.state().open()
                    ? names.text("matter.step.day", day(m))
                    : before || no == here ? done.map(page.times()::brief).orElse("") : "";
            steps.add(new Step(no, kinds.get(no - 1).label(), note, css));
        }
        return steps;
    }

    private long day(MatterSheet m) {
        return Duration.between(m.stateSince(), clock.instant()).toDays() + 1;
    }
}
