package org.shanzhi.org.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.org.OpenUnit;
import org.shanzhi.org.OrgRefusal;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;
import org.shanzhi.org.store.Snapshot;

/** When a unit may be opened, renamed and closed. */
public final class UnitRules {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
    private static final Pattern FUNCTION_CENTRE = Pattern.compile("FC[1-7]");

    private UnitRules() {}

    public static List<FieldError> open(Snapshot now, OpenUnit wanted) {
        var errors = new ArrayList<FieldError>();
        if (wanted.code() == null || !CODE.matcher(wanted.code()).matches()) {
            errors.add(FieldError.of("code", OrgRefusal.UNIT_CODE_MALFORMED));
        } else if (now.byCode(wanted.code()).isPresent()) {
            errors.add(FieldError.of("code", OrgRefusal.CODE_TAKEN, wanted.code()));
        }
        errors.addAll(rename(wanted.name()));
        boolean centreNamed = wanted.functionCentre() != null
                && FUNCTION_CENTRE.matcher(wanted.functionCentre()).matches();
        if (wanted.kind() == UnitKind.FUNCTION_CENTRE && !centreNamed) {
            errors.add(FieldError.of("functionCentre", OrgRefusal.FUNCTION_CENTRE_MISSING));
        }
        parentFits(now, wanted).ifPresent(code -> errors.add(FieldError.of("parent", code)));
        return errors;
    }

    /** A tier's unit stands under the tier above; everything else stands beside a unit of its own tier. */
    private static Optional<OrgRefusal> parentFits(Snapshot now, OpenUnit wanted) {
        boolean top = wanted.kind() == UnitKind.TIER && wanted.tier() == Tier.DISTRICT;
        if (top) {
            boolean exists = now.units().stream()
                    .anyMatch(unit ->
                            unit.kind() == UnitKind.TIER && unit.tier() == Tier.DISTRICT && unit.openOn(wanted.from()));
            if (wanted.parentId() != null) return Optional.of(OrgRefusal.PARENT_OF_OTHER_TIER);
            return exists ? Optional.of(OrgRefusal.ONE_DISTRICT_ONLY) : Optional.empty();
        }
        Unit parent =
                wanted.parentId() == null ? null : now.unit(wanted.parentId()).orElse(null);
        if (parent == null || !fits(wanted.kind(), wanted.tier(), parent))
            return Optional.of(OrgRefusal.PARENT_OF_OTHER_TIER);
        return parent.openOn(wanted.from()) ? Optional.empty() : Optional.of(OrgRefusal.PARENT_CLOSED);
    }

    private static boolean fits(UnitKind kind, Tier tier, Unit parent) {
        Tier needed = kind == UnitKind.TIER ? tier.above().orElse(null) : tier;
        return parent.kind() == UnitKind.TIER && parent.tier() == needed;
    }

    public static List<Refusal> move(Snapshot now, Unit unit, Unit to, LocalDate day) {
        var reasons = new ArrayList<Refusal>();
        if (!unit.openOn(day)) reasons.add(Refusal.of(OrgRefusal.UNIT_CLOSED, unit.name()));
        if (unit.parentId() == null || !fits(unit.kind(), unit.tier(), to))
            reasons.add(Refusal.of(OrgRefusal.PARENT_OF_OTHER_TIER));
        else if (unit.parentId() == to.id()) reasons.add(Refusal.of(OrgRefusal.STANDS_THERE, to.name()));
        if (!to.openOn(day) || to.to() != null) reasons.add(Refusal.of(OrgRefusal.PARENT_CLOSED));
        if (now.moves().stream().anyMatch(move -> move.unitId() == unit.id()))
            reasons.add(Refusal.of(OrgRefusal.MOVE_AT_WORK, unit.name()));
        return reasons;
    }

    public static List<FieldError> rename(String name) {
        return name == null || name.isBlank() ? List.of(FieldError.of("name", OrgRefusal.NAME_MISSING)) : List.of();
    }

    /** @param last the last day; nobody may hold a post and no unit below may be open after it */
    public static List<Refusal> close(Snapshot now, Unit unit, LocalDate last) {
        var reasons = new ArrayList<Refusal>();
        if (unit.to() != null) reasons.add(Refusal.of(OrgRefusal.UNIT_CLOSED, unit.name(), unit.to()));
        if (last.isBefore(unit.from())) reasons.add(Refusal.of(OrgRefusal.DAY_BEFORE_START, unit.from()));
        LocalDate after = last.plusDays(1);
        long posts = now.postsIn(unit.id()).stream()
                .filter(post -> post.to() == null || !post.to().isBefore(after))
                .count();
        if (posts > 0) reasons.add(Refusal.of(OrgRefusal.HAS_OPEN_POSTS, unit.name(), posts));
        long below = now.below(unit.id()).stream()
                .filter(child -> child.to() == null || !child.to().isBefore(after))
                .count();
        if (below > 0) reasons.add(Refusal.of(OrgRefusal.HAS_OPEN_UNITS, unit.name(), below));
        return reasons;
    }
}
