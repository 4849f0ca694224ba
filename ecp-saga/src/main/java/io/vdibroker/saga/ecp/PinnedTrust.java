package io.vdibroker.saga.ecp;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts the pinned certificates and what they issued. A server that shows a pinned certificate itself is who it should
 * be, whatever name it was asked by; one that shows an issued certificate must also have the name.
 */
final class PinnedTrust extends X509ExtendedTrustManager {

    private final List<X509Certificate> pinned;
    private final X509ExtendedTrustManager issuedByPinned;

    PinnedTrust(List<X509Certificate> pinned, X509ExtendedTrustManager issuedByPinned) {
        this.pinned = pinned;
        this.issuedByPinned = issuedByPinned;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        if (isPinned(chain)) {
            chain[0].checkValidity();
        } else {
            issuedByPinned.checkServerTrusted(chain, authType, engine);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (isPinned(chain)) {
            chain[0].checkValidity();
        } else {
            issuedByPinned.checkServerTrusted(chain, authType, socket);
        }
    }

    /** Without a connection there is no name to check, so only the pinned certificates themselves will do. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (!isPinned(chain)) {
            throw new CertificateException("Not the pinned certificate");
        }
        chain[0].checkValidity();
    }

    private boolean isPinned(X509Certificate[] chain) {
        return chain.length > 0 && pinned.contains(chain[0]);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("No clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("No clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("No clients here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return issuedByPinned.getAcceptedIssuers();
    }
}
