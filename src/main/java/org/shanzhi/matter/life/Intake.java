package org.shanzhi.matter.life;

import static org.shanzhi.matter.MatterRefusal.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.matter.Event.PartyIn;
import org.shanzhi.matter.Event.Registered;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.NewParty;
import org.shanzhi.matter.PartyRole;
import org.shanzhi.matter.Registration;
import org.shanzhi.org.Line;
import org.shanzhi.org.Tier;
import org.shanzhi.policy.Policies;

/** 登记: what makes a matter out of what was told. */
public final class Intake {
    private Intake() {}

    /**
     * @param deadlines the edition of the district's deadlines by which it will be counted
     * @throws Invalid naming every field that is wrong
     */
    public static Registered decide(
            Registration r, FreeText shownTitle, Line line, Tier tier, Policies policies, int deadlines, Instant now) {
        var errors = new ArrayList<FieldError>();
        TimesTold.wrong(r.requestedAt(), now).ifPresent(code -> errors.add(FieldError.of("requestedAt", code)));
        TimesTold.wrong(r.occurredAt(), now).ifPresent(code -> errors.add(FieldError.of("occurredAt", code)));
        if (r.typeCode() != null
                && !policies.type(r.typeCode()).kind().name().equals(r.kind().name())) {
            errors.add(FieldError.of("typeCode", TYPE_OF_ANOTHER_KIND, r.typeCode()));
        }
        for (Refusal reason : tooMany(r.parties().stream().map(NewParty::role).toList(), policies)) {
            errors.add(new FieldError("parties", reason.code(), reason.args()));
        }
        if (r.anonymous()) {
            for (int i = 0; i < r.parties().size(); i++) {
                if (r.parties().get(i).role() == PartyRole.APPLICANT) {
                    errors.add(FieldError.of("parties[" + i + "]", BELONGS_TO_ANONYMOUS));
                }
            }
        }
        if (!errors.isEmpty()) throw new Invalid(errors);
        return new Registered(
                r.kind(),
                r.channel(),
                r.title(),
                shownTitle,
                r.body(),
                r.typeCode(),
                r.place(),
                line,
                tier,
                TimesTold.kept(r.occurredAt()),
                r.requestedAt() == null ? now : TimesTold.kept(r.requestedAt()),
                numbered(r.parties()),
                r.anonymous(),
                r.lateReason(),
                r.files(),
                deadlines);
    }

    /** 信访工作条例 20(3): at most five representatives. */
    static List<Refusal> tooMany(List<PartyRole> roles, Policies policies) {
        var reasons = new ArrayList<Refusal>();
        int parties = policies.general().limits().get("PARTIES").max();
        int representatives = policies.general().limits().get("REPRESENTATIVES").max();
        if (roles.size() > parties) reasons.add(Refusal.of(TOO_MANY_PARTIES, parties));
        long speaking = roles.stream().filter(PartyRole.REPRESENTATIVE::equals).count();
        if (speaking > representatives) reasons.add(Refusal.of(TOO_MANY_REPRESENTATIVES, representatives));
        return reasons;
    }

    private static List<PartyIn> numbered(List<NewParty> parties) {
        var all = new ArrayList<PartyIn>();
        for (NewParty p : parties) all.add(new PartyIn(all.size() + 1, p.role(), p.kind(), p.willing()));
        return List.copyOf(all);
    }
}
