/** Every style sheet, from the general to the particular: their order decides ties. */
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/parts.css';
import './ui/dialog.css';
import './app/top.css';
import './app/room.css';
import './app/lobby.css';
import './alerts/alerts.css';
import './log/composer.css';
import './log/log.css';
import './decisions/decisions.css';
import './checklists/checklists.css';
import './people/people.css';
import './map/exchange/exchange.css';
import './app/narrow.css';
