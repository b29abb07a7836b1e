package org.shanzhi.matter;

import java.util.List;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.policy.Caller;

/** What a module above keeps about a matter, shown beside it. Asked only of a matter that was told something. */
public interface MatterBeside {
    /** Message key of its heading. */
    String heading();

    /** @param tone how the state looks, as of a state pill */
    record Line(String label, String href, String state, String tone) {}

    /** For a reader of the matter; empty when there is nothing. */
    List<Line> of(Caller by, MatterNumber number, Page page);
}
