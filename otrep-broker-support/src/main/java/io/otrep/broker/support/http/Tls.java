package io.otrep.broker.support.http;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Whom a session trusts. There is no way to trust everybody: either the authorities of the JVM with the host's name checked, or exactly one
 * certificate that the user has handed over, such as that of a gateway on the same machine which signed its own. Immutable and thread-safe.
 */
public final class Tls {
    private static final Tls SYSTEM = new Tls(null);

    private final @Nullable X509Certificate pinned;

    private Tls(@Nullable X509Certificate pinned) {
        this.pinned = pinned;
    }

    /**
     * The authorities the JVM trusts, the host's name checked.
     *
     * @return the usual trust
     */
    public static Tls system() {
        return SYSTEM;
    }

    /**
     * Exactly one certificate and nobody else; the host's name does not matter then, the dates of the certificate do.
     *
     * @param certificate of the server itself, not of an authority
     * @return trust in it alone
     */
    public static Tls pinned(X509Certificate certificate) {
        return new Tls(Objects.requireNonNull(certificate, "certificate"));
    }

    /**
     * Makes a client trust so.
     *
     * @param client to be configured
     */
    public void configure(OkHttpClient.Builder client) {
        if (pinned != null) {
            Only only = new Only(pinned);
            client.sslSocketFactory(only.context().getSocketFactory(), only);
            client.hostnameVerifier((host, session) -> only.isPeerOf(session));
        }
    }

    /** Trusts one certificate. */
    private static final class Only implements X509TrustManager {
        private final X509Certificate pinned;

        Only(X509Certificate pinned) {
            this.pinned = pinned;
        }

        SSLContext context() {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {this}, null);
                return context;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this JVM offers no TLS", e);
            }
        }

        boolean isPeerOf(SSLSession session) {
            try {
                return isPinned(session.getPeerCertificates()[0]);
            } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
                return false;
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            if (chain.length == 0 || !isPinned(chain[0])) {
                throw new CertificateException("the server shows another certificate than the one pinned for it");
            }
            chain[0].checkValidity();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("a session serves no clients");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {pinned};
        }

        private boolean isPinned(Certificate shown) throws CertificateEncodingException {
            return MessageDigest.isEqual(pinned.getEncoded(), shown.getEncoded());
        }
    }
}
