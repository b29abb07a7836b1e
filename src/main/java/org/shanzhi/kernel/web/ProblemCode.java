package org.shanzhi.kernel.web;

import org.shanzhi.kernel.RefusalCode;

/** What can be wrong with a request before any trade rule is asked. */
public enum ProblemCode implements RefusalCode {
    // 400
    BAD_REQUEST,
    MALFORMED_JSON,
    UNKNOWN_FIELD,
    WRONG_TYPE,
    UNKNOWN_CODE,
    BAD_PARAMETER,
    MISSING_PARAMETER,
    MISSING_HEADER,
    MISSING_BODY,
    BAD_ENCODING,
    // 401, 403, 404, 410
    UNAUTHENTICATED,
    SESSION_ENDED,
    FORBIDDEN,
    NOT_FOUND,
    GONE,
    // 405 to 429
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    REFUSED,
    VERSION_CONFLICT,
    TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    INVALID,
    PRECONDITION_REQUIRED,
    TOO_MANY_REQUESTS,
    // 500, 503
    INTERNAL,
    UNAVAILABLE
}
