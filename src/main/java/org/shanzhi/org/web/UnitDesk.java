package org.shanzhi.org.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.ServiceCode;
import org.shanzhi.kernel.text.Clean;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.org.Move;
import org.shanzhi.org.OpenUnit;
import org.shanzhi.org.OrgRefusal;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Post;
import org.shanzhi.org.Staff;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;
import org.shanzhi.org.UnitMoves;
import org.shanzhi.org.UnitRegister;
import org.shanzhi.org.web.UnitView.Closing;
import org.shanzhi.org.web.UnitView.Moving;
import org.shanzhi.org.web.UnitView.Renaming;
import org.shanzhi.org.web.UnitView.Serving;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;

/** Between the forms of units and the façades. */
@Component
class UnitDesk {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_PHONE = 40;
    private static final int FIRST_YEAR = 1949;
    private static final int LAST_YEAR = 2199;

    private final Organisation organisation;
    private final UnitRegister register;
    private final UnitMoves moves;
    private final Clock clock;

    UnitDesk(Organisation organisation, UnitRegister register, UnitMoves moves, Clock clock) {
        this.organisation = organisation;
        this.register = register;
        this.moves = moves;
        this.clock = clock;
    }

    Unit unit(Caller caller, String code) {
        return organisation.byCode(caller.district(), code).orElseThrow(() -> new NotFound("unit"));
    }

    UnitView view(Caller caller, Unit unit) {
        return view(
                caller,
                unit,
                new Renaming(unit.name(), unit.phone(), List.of()),
                new Closing(today().toString(), List.of(), List.of()),
                moving(caller, unit, "", List.of()));
    }

    UnitView view(Caller caller, Unit unit, Renaming renaming, Closing closing, Moving moving) {
        return new UnitView(
                unit,
                above(caller.district(), unit),
                organisation.below(caller.district(), unit.id()),
                organisation.staffOf(caller.district(), unit.id()).stream()
                        .map(staff -> new Serving(staff, roles(caller.district(), unit, staff)))
                        .toList(),
                unit.openOn(today()),
                renaming,
                closing,
                moving);
    }

    /** @throws Invalid with what is wrong with the form */
    Unit open(Caller caller, NewUnitForm form) {
        var clean = new Clean();
        String name = clean.line("name", form.name(), LONGEST_NAME);
        String phone = clean.line("phone", form.phone(), LONGEST_PHONE);
        LocalDate from = day(clean, "from", form.from());
        if (form.kind() == null) clean.add(FieldError.of("kind", ServiceCode.TEXT_REQUIRED));
        Unit parent = organisation.byCode(caller.district(), form.parent()).orElse(null);
        if (parent == null) clean.add(FieldError.of("parent", OrgRefusal.PARENT_OF_OTHER_TIER));
        clean.orInvalid();
        Tier tier = tierBelow(parent, form.kind());
        if (tier == null) throw new Invalid("parent", OrgRefusal.PARENT_OF_OTHER_TIER);
        String centre = form.kind() == UnitKind.FUNCTION_CENTRE ? form.functionCentre() : null;
        return register.open(
                caller, new OpenUnit(form.code(), name, form.kind(), tier, parent.id(), centre, phone, from));
    }

    /** @throws Invalid when the name is missing or too long */
    void rename(Caller caller, Unit unit, String name, String phone) {
        var clean = new Clean();
        String newName = clean.line("name", name, LONGEST_NAME);
        String newPhone = clean.line("phone", phone, LONGEST_PHONE);
        clean.orInvalid();
        register.rename(caller, unit.id(), newName, newPhone);
    }

    /**
     * @throws Invalid when the day is none
     * @throws Refused when it cannot be closed then
     */
    void close(Caller caller, Unit unit, String last) {
        var clean = new Clean();
        LocalDate day = day(clean, "last", last == null ? "" : last);
        clean.orInvalid();
        register.close(caller, unit.id(), day);
    }

    /** @throws Refused when it cannot stand there */
    void move(Caller caller, Unit unit, String to) {
        Unit parent = organisation
                .byCode(caller.district(), to.strip())
                .orElseThrow(() -> new Refused(OrgRefusal.PARENT_OF_OTHER_TIER));
        moves.move(caller, unit.id(), parent.id());
    }

    void goOn(Caller caller, Unit unit) {
        moves.goOn(caller, unit.id());
    }

    Moving moving(Caller caller, Unit unit, String typed, List<Refusal> reasons) {
        var move = moves.of(caller.district(), unit.id());
        boolean stopped =
                move.filter(one -> moves.stopped(caller.district(), one)).isPresent();
        boolean watched = move.filter(one -> one.by() == caller.staffId()).isPresent();
        UUID job = move.map(Move::job).orElse(null);
        return new Moving(typed, parents(caller.district(), unit), reasons, job, stopped, watched);
    }

    /** Under which units it could stand instead. */
    private List<Unit> parents(int district, Unit unit) {
        if (unit.parentId() == null) return List.of();
        Tier needed = unit.kind() == UnitKind.TIER ? unit.tier().above().orElseThrow() : unit.tier();
        return organisation.units(district, today()).stream()
                .filter(other -> other.kind() == UnitKind.TIER && other.tier() == needed)
                .filter(other -> other.id() != unit.parentId())
                .toList();
    }

    /** What may stand below a unit: its next tier, and offices beside it. */
    static List<UnitKind> kindsBelow(Unit parent) {
        if (parent.kind() != UnitKind.TIER) return List.of();
        var kinds = new ArrayList<UnitKind>();
        if (parent.tier() != Tier.GRID) kinds.add(UnitKind.TIER);
        kinds.add(UnitKind.DEPARTMENT);
        if (parent.tier() == Tier.DISTRICT) kinds.add(UnitKind.FUNCTION_CENTRE);
        kinds.add(UnitKind.OUTSIDE);
        return kinds;
    }

    private static Tier tierBelow(Unit parent, UnitKind kind) {
        if (kind != UnitKind.TIER) return parent.tier();
        return parent.tier() == Tier.GRID ? null : Tier.values()[parent.tier().ordinal() + 1];
    }

    /** From the district down to the parent. */
    List<Unit> above(int district, Unit unit) {
        var above = new ArrayList<Unit>();
        for (Integer id = unit.parentId(); id != null; id = above.getLast().parentId()) {
            above.add(organisation.unit(district, id));
        }
        return above.reversed();
    }

    private List<String> roles(int district, Unit unit, Staff staff) {
        return organisation.posts(district, staff.id()).stream()
                .filter(post -> post.unitId() == unit.id())
                .map(Post::role)
                .distinct()
                .toList();
    }

    private static LocalDate day(Clean clean, String field, String text) {
        if (text.isBlank()) {
            clean.add(FieldError.of(field, ServiceCode.TEXT_REQUIRED));
            return null;
        }
        LocalDate day = parsed(text.strip());
        if (day == null) clean.add(FieldError.of(field, ProblemCode.BAD_PARAMETER, field));
        return day;
    }

    private static LocalDate parsed(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR ? day : null;
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    LocalDate today() {
        return ChinaTime.day(clock.instant());
    }
}
