// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.error;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import headroom.dashboard.element.Brand;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.Missing;
import headroom.operations.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a failure shows that nobody expected: a code, and a reference by which the log tells the
 * cause. The page itself tells nothing of the cause, and it stands outside of the shell, which may
 * be what failed.
 */
@PageTitle("Failure · Headroom")
@AnonymousAllowed
final class FailureView extends Main implements HasErrorParameter<Exception> {
  private static final Logger log = LoggerFactory.getLogger(FailureView.class);

  FailureView() {
    addClassName("hr-alone");
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
    String reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    log.error("A page failed, reference {}", reference, parameter.getCaughtException());
    Missing words =
        new Missing(
                "This page failed",
                "Calls go on; only this page is affected. Try it again. If it fails again, the"
                    + " control plane's log tells why beside the reference "
                    + reference
                    + ".")
            .code(ErrorCode.INTERNAL.name())
            .leadsTo(Links.FLEET, "To the fleet");
    words.getElement().setAttribute("role", "alert");
    removeAll();
    add(new Brand(), new Card().with(words));
    return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }
}
