package org.shanzhi.matter.work;

import java.util.List;
import org.shanzhi.kernel.command.CommandCall;
import org.shanzhi.kernel.command.CommandOutput;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.store.Chains;
import org.shanzhi.org.District;
import org.shanzhi.org.Organisation;
import org.springframework.stereotype.Component;

/** Goes through all matters of all districts in bounded memory and says how far it is. */
@Component
class EveryMatter {
    private static final int PAGE = 1_000;

    private final Organisation organisation;
    private final Chains chains;
    private final Messages messages;

    EveryMatter(Organisation organisation, Chains chains, Messages messages) {
        this.organisation = organisation;
        this.chains = chains;
        this.messages = messages;
    }

    @FunctionalInterface
    interface Visit {
        /** @return false to count the matter as one with something wrong */
        boolean fine(int district, long id, MatterNumber number);
    }

    /** How many there were, and with how many something was wrong. */
    record Count(long all, long wrong) {}

    Count visit(CommandCall call, CommandOutput out, Visit visit) {
        long all = 0;
        long wrong = 0;
        for (District district : organisation.districts()) {
            long total = all + chains.count(district.id());
            long last = 0;
            while (true) {
                List<Long> page = chains.after(district.id(), last, PAGE);
                if (page.isEmpty()) break;
                for (long id : page) {
                    if (!visit.fine(district.id(), id, new MatterNumber(district.prefix(), id))) wrong++;
                }
                all += page.size();
                last = page.getLast();
                out.line(messages.text(call.language(), "command.every-matter.progress", district.name(), all, total));
            }
        }
        return new Count(all, wrong);
    }
}
