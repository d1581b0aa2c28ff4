// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An endpoint whose author forgot to name a right. */
@RestController
@Hidden
class UnguardedController {
  @GetMapping("/api/v1/forgotten")
  String forgotten() {
    return "a secret";
  }
}
