package org.shanzhi.kernel.web;

import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** From whatever was thrown to a {@link Problem}. What nobody foresaw is INTERNAL, and only that gets logged. */
final class Translation {
    private Translation() {}

    static Problem of(Throwable thrown) {
        return switch (thrown) {
            case HttpProblem raised -> raised.problem();
            case Refused refused -> Problem.ofReasons(refused.reasons());
            case Invalid invalid ->
                Problem.ofFields(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.INVALID, invalid.errors());
            case NotFound absent -> Problem.of(HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND);
            case NoResourceFoundException absent -> Problem.of(HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND);
            case Overtaken faster -> Problem.of(HttpStatus.PRECONDITION_FAILED, ProblemCode.VERSION_CONFLICT);
            case Forbidden forbidden ->
                Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN).with("permission", forbidden.getMessage());
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MethodArgumentTypeMismatchException mismatch ->
                field(mismatch.getName(), ProblemCode.BAD_PARAMETER, mismatch.getName());
            case MissingServletRequestParameterException missing ->
                field(missing.getParameterName(), ProblemCode.MISSING_PARAMETER, missing.getParameterName());
            case MissingServletRequestPartException missing ->
                field(missing.getRequestPartName(), ProblemCode.MISSING_PARAMETER, missing.getRequestPartName());
            case MissingRequestHeaderException missing ->
                field(missing.getHeaderName(), ProblemCode.MISSING_HEADER, missing.getHeaderName());
            case HttpRequestMethodNotSupportedException wrong -> methodNotAllowed(wrong);
            case HttpMediaTypeNotSupportedException wrong ->
                Problem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        wrong.getSupportedMediaTypes());
            case HttpMediaTypeNotAcceptableException wrong ->
                Problem.of(HttpStatus.NOT_ACCEPTABLE, ProblemCode.NOT_ACCEPTABLE);
            case MaxUploadSizeExceededException large ->
                Problem.of(HttpStatus.CONTENT_TOO_LARGE, ProblemCode.TOO_LARGE);
            case InvalidParameterException broken ->
                Problem.of(status(broken.getErrorCode()), codeOf(broken.getErrorCode()));
            case MultipartException broken -> Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST);
            case ErrorResponse known ->
                Problem.of(
                        status(known.getStatusCode().value()),
                        codeOf(known.getStatusCode().value()));
            default -> Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, ProblemCode.INTERNAL);
        };
    }

    /** For an answer that only has a status, such as one of the servlet container. */
    static ProblemCode codeOf(int status) {
        return switch (status) {
            case 401 -> ProblemCode.UNAUTHENTICATED;
            case 403 -> ProblemCode.FORBIDDEN;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 409 -> ProblemCode.REFUSED;
            case 410 -> ProblemCode.GONE;
            case 412 -> ProblemCode.VERSION_CONFLICT;
            case 413 -> ProblemCode.TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case 422 -> ProblemCode.INVALID;
            case 428 -> ProblemCode.PRECONDITION_REQUIRED;
            case 429 -> ProblemCode.TOO_MANY_REQUESTS;
            case 503 -> ProblemCode.UNAVAILABLE;
            default -> status >= 400 && status < 500 ? ProblemCode.BAD_REQUEST : ProblemCode.INTERNAL;
        };
    }

    static HttpStatus status(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
    }

    private static Problem methodNotAllowed(HttpRequestMethodNotSupportedException wrong) {
        Problem problem = Problem.of(HttpStatus.METHOD_NOT_ALLOWED, ProblemCode.METHOD_NOT_ALLOWED, wrong.getMethod());
        String[] allowed = wrong.getSupportedMethods();
        return allowed == null ? problem : problem.withHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
    }

    private static Problem unreadable(HttpMessageNotReadableException unreadable) {
        // Raised while the body was read, and wrapped by the parser.
        if (unreadable.getRootCause() instanceof HttpProblem raised) return raised.problem();
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case StreamConstraintsException large -> {
                    return Problem.of(HttpStatus.CONTENT_TOO_LARGE, ProblemCode.TOO_LARGE);
                }
                case UnrecognizedPropertyException unknown -> {
                    return field(path(unknown), ProblemCode.UNKNOWN_FIELD, unknown.getPropertyName());
                }
                case InvalidFormatException wrong
                when wrong.getTargetType() != null && wrong.getTargetType().isEnum() -> {
                    return field(path(wrong), ProblemCode.UNKNOWN_CODE, String.valueOf(wrong.getValue()));
                }
                case MismatchedInputException wrong
                when !wrong.getPath().isEmpty() -> {
                    return field(path(wrong), ProblemCode.WRONG_TYPE);
                }
                case CharacterCodingException wrong -> {
                    return Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_ENCODING);
                }
                case StreamReadException broken
                when broken.getOriginalMessage().contains("Invalid UTF-8") -> {
                    return Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_ENCODING);
                }
                case JacksonException broken -> {
                    return broken.getPath().isEmpty()
                            ? Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.MALFORMED_JSON, where(broken))
                            : field(path(broken), ProblemCode.MALFORMED_JSON, where(broken));
                }
                default -> {}
            }
        }
        return Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.MISSING_BODY);
    }

    private static Problem field(String field, ProblemCode code, Object... args) {
        var error = FieldError.of(field, code, args);
        return new Problem(
                HttpStatus.BAD_REQUEST,
                new Refusal(code, List.of(args)),
                List.of(error),
                List.of(),
                Map.of(),
                Map.of());
    }

    /** {@code parties[1].phone}. */
    private static String path(JacksonException wrong) {
        return wrong.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String where(JacksonException broken) {
        var location = broken.getLocation();
        return location == null ? "?" : location.getLineNr() + ":" + location.getColumnNr();
    }
}
