package org.shanzhi.reach;

import java.net.http.HttpResponse;

/** How far a request came: what one cell of the table says. */
enum Reach {
    /** The right is there; what was asked may still be refused for other reasons, such as the state of the matter. */
    YES('y'),
    /** The right is missing, and that is said. */
    FORBIDDEN('.'),
    /** The caller may not know that there is such a thing. */
    HIDDEN('-'),
    /** Somebody has to sign in first. */
    SIGN_IN('s'),
    /** The request itself was wrong, which was told before anybody asked for the right. */
    WRONG('m'),
    /** Never in the table. */
    FAILED('!');

    final char letter;

    Reach(char letter) {
        this.letter = letter;
    }

    static Reach of(HttpResponse<?> answer) {
        String to = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() == 401 || to.contains("/sign-in")) return SIGN_IN;
        if (answer.statusCode() == 403) return FORBIDDEN;
        if (answer.statusCode() == 404) return HIDDEN;
        if (answer.statusCode() == 400 || answer.statusCode() == 422) return WRONG;
        if (answer.statusCode() >= 500) return FAILED;
        return YES;
    }

    /** Whether the request was carried out as well, which shows that the sample of the table is a real one. */
    static boolean done(HttpResponse<?> answer) {
        return answer.statusCode() < 400 && of(answer) == YES;
    }
}
