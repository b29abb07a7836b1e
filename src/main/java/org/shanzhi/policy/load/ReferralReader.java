package org.shanzhi.policy.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.shanzhi.policy.Code;
import org.shanzhi.policy.Referrals;
import org.shanzhi.policy.Referrals.Channel;
import org.shanzhi.policy.Referrals.ConfirmationReason;
import org.shanzhi.policy.Referrals.ReferralState;
import org.shanzhi.policy.Referrals.ReturnReason;
import org.shanzhi.policy.Referrals.TerminationReason;

final class ReferralReader {
    private static final String STATES = "referral_states";

    private ReferralReader() {}

    static Referrals read(Sections sections) {
        return new Referrals(
                sections.read(STATES, ReferralReader::state),
                LifeCycleReader.transitions(sections, "referral_transitions", STATES),
                channels(sections),
                sections.codes("court_entered_only", STATES),
                sections.read("return_reasons", ReferralReader::returnReason),
                sections.read("termination_reasons", ReferralReader::terminationReason),
                sections.read("confirmation_not_accepted", ReferralReader::confirmationReason),
                sections.read("confirmation_dismissed", ReferralReader::confirmationReason));
    }

    private static ReferralState state(Row row) {
        return new ReferralState(
                row.code(),
                row.text("zh"),
                row.text("en"),
                row.code("case", "case_states"),
                row.flag("initial", false));
    }

    private static Map<String, Channel> channels(Sections sections) {
        Row byChannel = sections.settings("by_channel");
        Map<String, Channel> channels = new LinkedHashMap<>();
        for (String name : byChannel.keys("channels")) {
            Row row = byChannel.row(name);
            Set<String> states;
            if (row.isList("states")) {
                states = row.codes("states", STATES);
            } else {
                row.settled("states", "ALL");
                states = Set.copyOf(sections.codes().of(STATES));
            }
            channels.put(name, new Channel(row.code("initial", STATES), states));
            row.done();
            sections.remember("by_channel", name, row);
        }
        return channels;
    }

    private static ReturnReason returnReason(Row row) {
        return new ReturnReason(
                row.code(), row.text("zh"), row.text("en"), row.codes("from", STATES), row.flag("case", false));
    }

    private static TerminationReason terminationReason(Row row) {
        return new TerminationReason(
                row.code(),
                row.text("zh"),
                row.text("en"),
                row.code("state", STATES),
                row.codes("outcome", "case_outcomes"));
    }

    private static ConfirmationReason confirmationReason(Row row) {
        return new ConfirmationReason(row.code(), row.text("zh"), row.text("en"), row.code("state", STATES));
    }

    /** {@code mediable}: never, or under a condition that is a code. */
    static Code petitionType(Row row) {
        if (!row.isText("mediable")) {
            row.flag("mediable", false);
        }
        row.optionalText("secrecy");
        return new Code(row.code(), row.text("zh"), row.text("en"));
    }

    static Code mediationKind(Row row) {
        row.text("fee");
        row.optionalText("consent");
        return VocabularyReader.code(row);
    }
}
