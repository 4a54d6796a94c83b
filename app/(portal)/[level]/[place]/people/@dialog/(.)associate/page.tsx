export { default, generateMetadata } from '../../associate/page.tsx';
