import { t as require_undici } from "./action-undici.js";

export default require_undici();

export {  };