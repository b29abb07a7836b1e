package org.shanzhi.intake.web;

import java.util.Locale;
import org.shanzhi.access.Vault;
import org.shanzhi.kernel.web.PublicAddress;
import org.shanzhi.matter.ClockSheet;
import org.shanzhi.matter.ClockState;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.MatterSheet;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** Makes receipts. */
@Component
class Receipts {
    private final Vault vault;
    private final Organisation organisation;
    private final Policies policies;
    private final PublicAddress address;

    Receipts(Vault vault, Organisation organisation, Policies policies, PublicAddress address) {
        this.vault = vault;
        this.organisation = organisation;
        this.policies = policies;
        this.address = address;
    }

    Receipt of(int district, MatterSheet sheet, Locale locale) {
        var unit = organisation.unit(district, sheet.unitOnPaper());
        boolean neutral = sheet.flags().contains(Flag.DV);
        String code = vault.queryCode(sheet.number());
        return new Receipt(
                sheet.number(),
                code,
                link(sheet.number(), code),
                sheet.requestedAt(),
                unit.name(),
                unit.phone(),
                sheet.nextDuty().map(c -> due(c, neutral, locale)).orElse(null),
                sheet.againstSomebody() && !neutral,
                neutral,
                sheet.state(),
                policies.label("case_states", sheet.state().name(), locale));
    }

    /** The name of a clock may say what the matter is about. */
    private Receipt.DueOn due(ClockSheet clock, boolean neutral, Locale locale) {
        return new Receipt.DueOn(
                neutral ? "" : policies.label("deadline_policies", clock.policy(), locale),
                clock.due(),
                clock.state() == ClockState.PROVISIONAL,
                clock.no());
    }

    private String link(String number, String code) {
        return address.of("/q")
                .queryParam("number", number)
                .queryParam("code", code)
                .toUriString();
    }
}
