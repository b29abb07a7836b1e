package org.shanzhi.console.help;

import java.util.List;
import org.shanzhi.calendar.Counting;
import org.shanzhi.calendar.Course;
import org.shanzhi.calendar.Example;
import org.shanzhi.calendar.HolidayResources;
import org.shanzhi.calendar.OfficeHours;
import org.shanzhi.calendar.WhyThisDay;
import org.shanzhi.kernel.page.DayStep;
import org.shanzhi.kernel.page.Page;

/** A worked example and how the program counts it, with the days off that the State Council arranged. */
public record Counted(String told, String source, String until, List<DayStep> steps) {
    private static final Counting COUNTING = new Counting(HolidayResources.load(), OfficeHours.STANDARD);

    static List<Counted> all(Page page) {
        return Example.all().stream().map(example -> of(example, page)).toList();
    }

    private static Counted of(Example example, Page page) {
        var due = COUNTING.explain(example.limit(), Course.from(example.start()));
        return new Counted(
                example.told(page.locale()),
                example.source(),
                page.times().dueLong(due.dueAt()),
                WhyThisDay.steps(due, page));
    }
}
