package org.shanzhi.access;

/**
 * A device being set up, until its first code has been typed.
 *
 * @param sealed the secret, for the session to keep meanwhile
 * @param uri what the QR code says
 * @param typed the same for a device without a camera
 */
public record NewDevice(byte[] sealed, String uri, String typed) {
    @Override
    public String toString() {
        return "NewDevice[***]";
    }
}
