package io.vdibroker.simulator.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Lets a request's connection be closed without an answer, which the servlet API has no word for. */
public final class Connections extends ValveBase {
    private static final String ATTRIBUTE = Connections.class.getName();

    public Connections() {
        super(true);
    }

    /** The connection of one request. */
    interface Connection {
        void cut();
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Connection connection = () -> response.getCoyoteResponse()
                .action(ActionCode.CLOSE_NOW, new IOException("Closed without an answer, as asked"));
        request.setAttribute(ATTRIBUTE, connection);
        getNext().invoke(request, response);
    }

    static Connection of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Connection connection ? connection : () -> {};
    }
}
