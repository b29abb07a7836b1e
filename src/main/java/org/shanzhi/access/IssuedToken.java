package org.shanzhi.access;

/** @param secret shown this once; only its digest is kept */
public record IssuedToken(Token token, String secret) {
    @Override
    public String toString() {
        return "IssuedToken[" + token + ", ***]";
    }
}
