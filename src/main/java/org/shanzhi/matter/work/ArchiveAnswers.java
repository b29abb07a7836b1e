package org.shanzhi.matter.work;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.shanzhi.matter.Act;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Matters;
import org.shanzhi.matter.life.Waivers;
import org.shanzhi.matter.store.Chains;
import org.shanzhi.org.District;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** 即办件归档: every night what was answered on the spot and is not in the sample for a call-back goes to the archive. */
@Component
class ArchiveAnswers implements RecurringWork {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveAnswers.class);
    private static final int AT_ONCE = 500;
    private static final Command NOT_SAMPLED = new Command.Archive("NOT_SAMPLED");

    private final Organisation organisation;
    private final Chains chains;
    private final Matters matters;
    private final Policies policies;

    ArchiveAnswers(Organisation organisation, Chains chains, Matters matters, Policies policies) {
        this.organisation = organisation;
        this.chains = chains;
        this.matters = matters;
        this.policies = policies;
    }

    @Override
    public String name() {
        return "archive-answers";
    }

    @Override
    public Schedule schedule() {
        return Schedules.daily(ChinaTime.ZONE, LocalTime.of(1, 30));
    }

    @Override
    public void run() {
        organisation.districts().forEach(this::archive);
    }

    /** Returns how many went to the archive. */
    int archive(District district) {
        Caller program = Caller.system(district.id(), policies.roles());
        int archived = 0;
        long last = 0;
        while (true) {
            List<Long> page = chains.answeredAfter(district.id(), last, AT_ONCE);
            if (page.isEmpty()) return archived;
            for (long id : page) {
                if (!Waivers.sampled(id, policies) && archive(program, new MatterNumber(district.prefix(), id))) {
                    archived++;
                }
            }
            last = page.getLast();
        }
    }

    /** What somebody else is busy with, or an objection keeps open, comes again tomorrow. */
    private boolean archive(Caller program, MatterNumber number) {
        try {
            matters.act(program, number, NOT_SAMPLED, Act.plain(UUID.randomUUID()));
            return true;
        } catch (Refused | Overtaken notTonight) {
            LOG.debug("{} stays for another night", number, notTonight);
            return false;
        }
    }
}
