package org.shanzhi.routing;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.RefusalCode;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.BoardSheet;
import org.shanzhi.matter.ClockSheet;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.DeadlineBoard;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.notify.Notices;
import org.shanzhi.org.StaffRegister;
import org.shanzhi.org.UnitRegister;
import org.shanzhi.policy.Caller;
import org.shanzhi.routing.WhistleSheet.CallSheet;
import org.shanzhi.routing.whistle.Call;
import org.shanzhi.routing.whistle.Whistle;
import org.shanzhi.routing.whistle.store.WhistleStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** A street that calls departments, for tests: what they do on either side, and what they then see. */
abstract class Whistling extends InTown {
    static final List<Integer> THREE = List.of(Story.DEPARTMENT, Town.SECOND, Town.THIRD);

    @Autowired
    Whistles whistles;

    @Autowired
    WhistleReading whistleReading;

    @Autowired
    WhistleFigures figures;

    @Autowired
    WhistleStore store;

    @Autowired
    UnitRegister units;

    @Autowired
    StaffRegister staff;

    @Autowired
    DeadlineBoard board;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    Notices notices;

    @Override
    protected boolean large() {
        return true;
    }

    /** Held by the street and in progress there. */
    MatterNumber inHand() {
        MatterNumber number = register();
        routed(number, Story.STREET, List.of());
        matters.act(town.handler, number, new Command.Sign(null), Town.act());
        matters.act(town.handler, number, new Command.Start(), Town.act());
        return number;
    }

    /** The third department refused, and neither its head nor anybody above has settled it. */
    MatterNumber beforeTheConference() {
        MatterNumber number = inHand();
        blow(town.head, number, "HARD", List.of(Town.THIRD));
        step(town.departments.get(2), number, 0, CallAction.REFUSE);
        step(town.departmentHead, number, 0, CallAction.PASS_UP);
        step(town.commander, number, 0, CallAction.PASS_UP);
        step(town.secretary, number, 0, CallAction.PASS_UP);
        return number;
    }

    void assign(MatterNumber number, int unit) {
        int call = one(town.commander, number).calls().getFirst().no();
        var minutes = new Minutes(today(), List.of(Story.CENTRE, Story.STREET, Town.THIRD));
        whistles.act(town.commander, number, call, new CallStep(CallAction.ASSIGN, TEXT, minutes, unit));
    }

    List<CallLine> listed(Caller by, WhistleList which) {
        return whistleReading.list(by, which, 0, true, new Limit(10), null).items();
    }

    List<String> told(Caller whom) {
        return notices.list(whom, new Limit(10), null).items().stream()
                .map(notice -> notice.code())
                .toList();
    }

    static CallStep insist(Minutes minutes) {
        return new CallStep(CallAction.INSIST, TEXT, minutes, null);
    }

    static List<RefusalCode> why(ThrowingCallable work) {
        var invalid = catchThrowableOfType(Invalid.class, work);
        return invalid.errors().stream().map(FieldError::code).toList();
    }

    /** Blown by the handler a while ago, which no page lets anybody do. */
    int blownBefore(MatterNumber number, WhistleKind kind, int unit, Duration ago) {
        Instant at = Instant.now().minus(ago).truncatedTo(ChronoUnit.MICROS);
        var blown = new Event.Told("WHISTLE_BLOWN", 0, unit, true, Map.of("WHISTLE", kind.name()), at, TEXT);
        return transactions.execute(_ -> {
            int version = reading.sheet(town.handler, number).version();
            int no = matters.tell(town.handler, number, blown, UUID.randomUUID());
            var whistle = new Whistle(number.id(), 1, kind, Story.STREET, town.handler.staffId(), at, version);
            store.add(town.district, whistle);
            store.add(town.district, Call.blown(number.id(), no, 1, kind, unit, at));
            return no;
        });
    }

    BoardSheet.Counts owing(int unit) {
        return board.figures(town.commander, null).units().stream()
                .filter(line -> line.of().id() == unit)
                .map(BoardSheet.Line::counts)
                .findFirst()
                .orElse(BoardSheet.Counts.NONE);
    }

    List<Refusal> againstClosing(int unit) {
        var refused = catchThrowableOfType(Refused.class, () -> units.close(town.admin, unit, today()));
        return refused.reasons();
    }

    void blow(Caller by, MatterNumber number, String kind, List<Integer> units) {
        var called = units.stream().map(UnitRef::new).toList();
        matters.act(by, number, new Command.Whistle(kind, called, new FreeText("楼顶违建"), null), Town.act());
    }

    /** @param which of the calls, in the order in which they were made */
    void step(Caller by, MatterNumber number, int which, CallAction action) {
        int call = one(by, number).calls().get(which).no();
        whistles.act(by, number, call, CallStep.of(action, action.worded() ? "说明情况" : null));
    }

    WhistleSheet one(Caller by, MatterNumber number) {
        return whistleReading.one(by, number, 1);
    }

    static ClockSheet clock(CallSheet call, String policy) {
        return call.clocks().stream()
                .filter(c -> c.policy().equals(policy))
                .findFirst()
                .orElseThrow();
    }

    static LocalDate today() {
        return ChinaTime.day(java.time.Instant.now());
    }
}
