package org.shanzhi.matter.work;

import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.tasks.RecurringWork;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.life.Viewer;
import org.shanzhi.matter.store.Lists;
import org.shanzhi.notify.NewNotice;
import org.shanzhi.notify.Notices;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Post;
import org.shanzhi.org.Staff;
import org.springframework.stereotype.Component;

/**
 * 离岗交接提醒: whose post ends while matters are in that person's hands, the head of the unit is told: once when the end is
 * known, and once more on the first day after, if any are left.
 */
@Component
public class RemindOfLeaving implements RecurringWork {
    /** For so long nobody may have been told because the program did not run. */
    private static final int DAYS_BACK = 30;

    private final Organisation organisation;
    private final Lists lists;
    private final Heads heads;
    private final Notices notices;
    private final Clock clock;

    RemindOfLeaving(Organisation organisation, Lists lists, Heads heads, Notices notices, Clock clock) {
        this.organisation = organisation;
        this.lists = lists;
        this.heads = heads;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "remind-of-leaving";
    }

    @Override
    public Schedule schedule() {
        return FixedDelay.ofMinutes(5);
    }

    @Override
    public void run() {
        organisation.districts().forEach(district -> remind(district.id()));
    }

    /** Tells whoever has not been told; returns how many posts end, or ended lately, with matters in hand. */
    public int remind(int district) {
        LocalDate today = ChinaTime.day(clock.instant());
        int leaving = 0;
        var messages = new ArrayList<NewNotice>();
        for (Staff staff : organisation.everybody(district)) {
            for (Post post : ending(district, staff, today)) {
                int open = inHand(district, post);
                if (open == 0) continue;
                leaving++;
                messages.addAll(messages(district, staff, post, today, open));
            }
        }
        notices.send(district, messages);
        return leaving;
    }

    private List<Post> ending(int district, Staff staff, LocalDate today) {
        var posts = organisation.everyPost(district, staff.id());
        return posts.stream()
                .filter(post -> post.to() != null && post.to().isAfter(today.minusDays(DAYS_BACK)))
                .filter(post -> posts.stream().noneMatch(next -> follows(next, post)))
                .filter(post -> post.heldOn(today) || !organisation.serves(district, staff.id(), post.unitId()))
                .toList();
    }

    private static boolean follows(Post next, Post post) {
        return next.unitId() == post.unitId() && next.heldOn(post.to().plusDays(1));
    }

    private int inHand(int district, Post post) {
        var hers = ListFilter.ALL.inHand().unit(post.unitId());
        return lists.count(district, new Lists.Counted(new Viewer.Own(post.staffId()), hers), clock.instant());
    }

    private List<NewNotice> messages(int district, Staff staff, Post post, LocalDate today, int open) {
        boolean gone = post.to().isBefore(today);
        String unit = organisation.unit(district, post.unitId()).code();
        String link = "/work/handing-on?of=" + unit + "&who=" + staff.username();
        String key = "post/" + post.id() + "/" + post.to() + "/" + gone;
        List<Object> args =
                List.of(post.to().plusDays(1).atStartOfDay(ChinaTime.ZONE).toInstant(), String.valueOf(open));
        return heads.handingOn(district, post.unitId(), staff.id()).stream()
                .map(head -> new NewNotice(head, gone ? "HANDLER_LEFT" : "HANDLER_LEAVES", args, link, key))
                .toList();
    }
}
