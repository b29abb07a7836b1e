package org.shanzhi.console.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.shanzhi.access.Approval;
import org.shanzhi.access.ApprovalKind;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.org.Appoint;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Staff;
import org.shanzhi.org.StaffRegister;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/**
 * 任命岗位: the system administrator, who knows the people, proposes; the security administrator, who answers for rights,
 * confirms. Nobody confirms an appointment of one's own.
 */
@Component
public class AppointmentApproval implements ApprovalKind {
    public static final String CODE = "APPOINT";
    static final String STAFF = "staff";
    private static final String UNIT = "unit";
    private static final String ROLE = "role";
    private static final String FROM = "from";

    private final Organisation organisation;
    private final StaffRegister register;
    private final DistrictRoles roles;

    AppointmentApproval(Organisation organisation, StaffRegister register, DistrictRoles roles) {
        this.organisation = organisation;
        this.register = register;
        this.roles = roles;
    }

    Map<String, String> references(int district, Appoint wanted) {
        return Map.of(
                STAFF, organisation.staff(district, wanted.staffId()).username(),
                UNIT, organisation.unit(district, wanted.unitId()).code(),
                ROLE, wanted.role(),
                FROM, wanted.from().toString());
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Permission toAsk() {
        return Permission.MANAGE_STAFF;
    }

    @Override
    public Permission toDecide() {
        return Permission.MANAGE_ROLES;
    }

    /** What was proposed is the role as it was then, not what it may have become. */
    @Override
    public String subject(int district, Map<String, String> references) {
        return String.valueOf(roles.inForce(district, references.get(ROLE)));
    }

    @Override
    public boolean decides(Caller by, Approval asked) {
        return staff(asked.district(), asked.references()).id() != by.staffId();
    }

    @Override
    public List<Refusal> against(Caller asker, Map<String, String> references) {
        return register.against(asker, wanted(asker.district(), references));
    }

    @Override
    public void perform(Caller decider, Caller asker, Approval granted) {
        register.confirm(decider, wanted(granted.district(), granted.references()), asker.staffId());
    }

    @Override
    public List<Told> told(Approval asked, Locale locale) {
        Map<String, String> references = asked.references();
        Staff staff = staff(asked.district(), references);
        return List.of(
                new Told("staff.name", staff.name() + " (" + staff.username() + ")"),
                new Told("staff.unit", unit(asked.district(), references).name()),
                new Told("staff.role", roles.label(asked.district(), references.get(ROLE), locale)),
                new Told("staff.from", references.get(FROM)));
    }

    private Appoint wanted(int district, Map<String, String> references) {
        return new Appoint(
                staff(district, references).id(),
                unit(district, references).id(),
                references.get(ROLE),
                LocalDate.parse(references.get(FROM)));
    }

    private Staff staff(int district, Map<String, String> references) {
        return organisation.staffByUsername(district, references.get(STAFF)).orElseThrow(() -> new NotFound("staff"));
    }

    private Unit unit(int district, Map<String, String> references) {
        return organisation.byCode(district, references.get(UNIT)).orElseThrow(() -> new NotFound("unit"));
    }
}
