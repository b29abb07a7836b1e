package org.shanzhi.kernel.paging;

import org.shanzhi.kernel.ServiceCode;
import org.shanzhi.kernel.web.HttpProblem;
import org.springframework.http.HttpStatus;

/** How many rows are wanted: controllers take it as an argument, filled from the parameter {@code limit}. */
public record Limit(int limit) {
    public static final int MOST = 200;
    public static final Limit DEFAULT = new Limit(50);

    public Limit {
        if (limit < 1 || limit > MOST) {
            throw outOfRange();
        }
    }

    /** @param text null or empty for the default; anything but 1 … {@value #MOST} is a 400 */
    public static Limit parse(String text) {
        if (text == null || text.isEmpty()) {
            return DEFAULT;
        }
        try {
            return new Limit(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw outOfRange();
        }
    }

    /** For the query: one row more shows whether the list goes on. */
    public int andOneMore() {
        return limit + 1;
    }

    private static HttpProblem outOfRange() {
        return new HttpProblem(HttpStatus.BAD_REQUEST, ServiceCode.LIMIT_OUT_OF_RANGE, MOST);
    }
}
