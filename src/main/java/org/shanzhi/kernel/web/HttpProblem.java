package org.shanzhi.kernel.web;

import org.shanzhi.kernel.RefusalCode;
import org.springframework.http.HttpStatus;

/**
 * Raised by controllers for what HTTP has a status of its own for: 412 with the current state, 428, 429, 410, 404 with a
 * code of its own.
 */
public final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public HttpProblem(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    public HttpProblem(HttpStatus status, RefusalCode code, Object... args) {
        this(Problem.of(status, code, args));
    }

    public Problem problem() {
        return problem;
    }
}
