package org.shanzhi.org.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.org.Appoint;
import org.shanzhi.org.NewStaff;
import org.shanzhi.org.OrgRefusal;
import org.shanzhi.org.Post;
import org.shanzhi.org.Staff;
import org.shanzhi.org.Unit;
import org.shanzhi.org.store.Snapshot;

/** When somebody may be taken into service and appointed. */
public final class StaffRules {
    private static final Pattern USERNAME = Pattern.compile("(?!.*[0-9]{11})[a-z][a-z0-9._-]{1,31}");

    private StaffRules() {}

    public static List<FieldError> add(Snapshot now, NewStaff wanted) {
        var errors = new ArrayList<FieldError>();
        if (wanted.username() == null || !USERNAME.matcher(wanted.username()).matches()) {
            errors.add(FieldError.of("username", OrgRefusal.USERNAME_MALFORMED));
        } else if (now.staffByUsername(wanted.username()).isPresent()) {
            errors.add(FieldError.of("username", OrgRefusal.USERNAME_TAKEN, wanted.username()));
        }
        errors.addAll(named(wanted.name()));
        return errors;
    }

    public static List<FieldError> named(String name) {
        return name == null || name.isBlank() ? List.of(FieldError.of("name", OrgRefusal.NAME_MISSING)) : List.of();
    }

    /**
     * @param adminRoles 三员: system, security and audit administration watch one another (GB/T 22239), so nobody holds
     *     two of them, and nobody who holds one has any other role
     */
    public static List<Refusal> appoint(Snapshot now, Staff staff, Unit unit, Appoint wanted, Set<String> adminRoles) {
        var reasons = new ArrayList<Refusal>();
        if (!unit.openOn(wanted.from())) reasons.add(Refusal.of(OrgRefusal.UNIT_CLOSED, unit.name()));
        if (!staff.servesOn(wanted.from())) reasons.add(Refusal.of(OrgRefusal.STAFF_LEFT, staff.name()));
        List<Post> held = now.postsOf(staff.id()).stream()
                .filter(post -> post.to() == null || !post.to().isBefore(wanted.from()))
                .toList();
        if (held.stream()
                .anyMatch(post -> post.unitId() == unit.id() && post.role().equals(wanted.role()))) {
            reasons.add(Refusal.of(OrgRefusal.ALREADY_APPOINTED, staff.name(), unit.name()));
        }
        boolean admin = adminRoles.contains(wanted.role());
        if (held.stream()
                .anyMatch(post -> adminRoles.contains(post.role()) != admin
                        || admin && !post.role().equals(wanted.role()))) {
            reasons.add(Refusal.of(OrgRefusal.THREE_ADMINS_APART, staff.name()));
        }
        return reasons;
    }

    public static List<Refusal> endPost(Post post, LocalDate last) {
        var reasons = new ArrayList<Refusal>();
        if (post.to() != null) reasons.add(Refusal.of(OrgRefusal.POST_ENDED, post.to()));
        if (last.isBefore(post.from())) reasons.add(Refusal.of(OrgRefusal.DAY_BEFORE_START, post.from()));
        return reasons;
    }

    public static List<Refusal> leave(Staff staff, LocalDate last) {
        var reasons = new ArrayList<Refusal>();
        if (staff.to() != null) reasons.add(Refusal.of(OrgRefusal.STAFF_LEFT, staff.name()));
        if (last.isBefore(staff.from())) reasons.add(Refusal.of(OrgRefusal.DAY_BEFORE_START, staff.from()));
        return reasons;
    }
}
