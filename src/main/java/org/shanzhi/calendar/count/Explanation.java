package org.shanzhi.calendar.count;

import java.util.List;
import org.shanzhi.calendar.Counting;
import org.shanzhi.calendar.Course;
import org.shanzhi.calendar.Limit;
import org.shanzhi.calendar.Step;

public final class Explanation {
    public Explanation(Limit limit, Course course, Counting counting, Tally tally) {}

    public List<Step> steps() {
        return List.of();
    }
}
